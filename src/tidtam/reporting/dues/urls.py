from django.urls import path

from tidtam.reporting.dues.views import feeds, owed, weeks

app_name = "dues"

urlpatterns = [
    path("dues/", owed.dues, name="list"),
    path("dues/week/", weeks.week, name="week"),
    path("dues/week/mail/", weeks.week_mail, name="week_mail"),
    path("dues/week/address/", weeks.week_address, name="week_address"),
    path("dues/calendar/", feeds.feed, name="feed"),
    path("dues/calendar/close/", feeds.close_feed, name="close_feed"),
]
