"""Screens of the results."""

from django.urls import path, re_path

from tidtam.work.results.views import months, rules, telling, villages

VILLAGE = r"^results/(?P<code>[0-9]{8})/"
MONTH = VILLAGE + r"(?P<month>[0-9]{4}-[0-9]{2})/"

app_name = "results"
urlpatterns = [
    path("results/", villages.results, name="list"),
    path("results/months/", months.months, name="months"),
    path("results/rules/<slug:code>/", rules.result_rules, name="rules"),
    re_path(VILLAGE + "$", villages.village, name="village"),
    re_path(MONTH + "$", months.month, name="month"),
    re_path(MONTH + "tell/$", telling.tell, name="tell"),
]
