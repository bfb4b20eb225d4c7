"""What a committee published, for everybody."""

from django.urls import path

from tidtam.reporting.meetings.views import publishing

app_name = "open"

urlpatterns = [
    path("resolutions/", publishing.resolutions, name="resolutions"),
    path("resolutions.json", publishing.resolutions_json, name="resolutions_json"),
    path("resolutions.csv", publishing.resolutions_csv, name="resolutions_csv"),
]
