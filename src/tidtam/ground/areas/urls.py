"""Screens of the areas."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from tidtam.ground.areas import views


class AreaCode(StringConverter):
    """2, 4, 6 or 8 digits."""

    regex = "[0-9]{2}(?:[0-9]{2}){0,3}"


register_converter(AreaCode, "area")

app_name = "areas"
urlpatterns = [
    path("areas/", views.areas, name="areas"),
    path("areas/children/", views.children, name="children"),
    path("areas/<area:code>/", views.area, name="area"),
]
