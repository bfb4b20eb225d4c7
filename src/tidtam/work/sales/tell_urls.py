"""Reporting by a link, outside the desk: no account."""

from django.urls import path

from tidtam.work.sales.views import tell, tell_sheet

app_name = "tell"

urlpatterns = [
    path("sheet/<str:token>/", tell_sheet.sheet, name="sheet"),
    path("<str:token>/", tell.report, name="report"),
]
