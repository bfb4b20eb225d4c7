from django.urls import path

from tidtam.reporting.dues.views import feeds, owed

app_name = "dues"

urlpatterns = [
    path("dues/", owed.dues, name="list"),
    path("dues/calendar/", feeds.feed, name="feed"),
    path("dues/calendar/close/", feeds.close_feed, name="close_feed"),
]
