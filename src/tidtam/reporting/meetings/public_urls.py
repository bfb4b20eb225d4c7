"""Where a paper is checked, for whoever holds it, without logging in."""

from django.urls import path

from tidtam.reporting.meetings.views import checking

app_name = "check"

urlpatterns = [path("<slug:code>/", checking.paper, name="paper")]
