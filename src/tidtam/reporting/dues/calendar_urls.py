"""The calendar, outside the desk: no account."""

from django.urls import path

from tidtam.reporting.dues.views import feeds

urlpatterns = [path("<str:token>.ics", feeds.ics, name="calendar")]
