from django.urls import path

from tidtam.reporting.intake.views import papers, reading, taking

app_name = "intake"

ONE = "meetings/intake/<uuid:key>/"

urlpatterns = [
    path("meetings/intake/", papers.papers, name="list"),
    path("meetings/intake/new/", papers.new, name="new"),
    path(ONE, reading.paper, name="paper"),
    path(f"{ONE}file/", reading.file, name="file"),
    path(f"{ONE}again/", reading.again, name="again"),
    path(f"{ONE}discard/", reading.throw_away, name="discard"),
    path(f"{ONE}take/", taking.take, name="take"),
]
