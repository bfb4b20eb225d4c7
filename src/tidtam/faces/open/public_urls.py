"""What everybody may take or say, outside the desk."""

from django.urls import path, register_converter

from tidtam.faces.open.views import maps, sets, statistics, telling
from tidtam.faces.open.writing import FORMS

app_name = "opendata"


class FormConverter:
    """One of the forms in which open data are given."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormConverter, "open_form")

urlpatterns = [
    path("robots.txt", maps.robots, name="robots"),
    path("sitemap.xml", maps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", maps.sitemap_part, name="sitemap_part"),
    path("open/", sets.index, name="index"),
    path("open/<slug:code>.<open_form:form>", sets.one_set, name="set"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics/<slug:code>/", statistics.edition, name="edition"),
    path("statistics/<slug:code>.csv", statistics.edition_csv, name="edition_csv"),
    path("tell-us/", telling.tell, name="tell"),
    path("tell-us/<str:token>/", telling.told, name="told"),
]
