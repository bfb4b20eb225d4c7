"""Reporting by a link, outside the desk: no account."""

from django.urls import path

from tidtam.work.sales.views import tell

app_name = "tell"

urlpatterns = [
    path("<str:token>/", tell.report, name="report"),
]
