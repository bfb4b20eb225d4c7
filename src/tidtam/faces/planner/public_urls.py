"""The planner for everybody: Thai at /plan, English at /en/plan."""

from django.urls import path

from tidtam.faces.planner.views import better, files, plan
from tidtam.kit.public import public

app_name = "planner"

urlpatterns = [
    path("plan", public(plan.plan), name="plan"),
    path("plan/calendar.ics", public(files.calendar), name="calendar"),
    path("plan/route.gpx", public(files.gpx), name="gpx"),
    path("plan/better", better.order, name="better"),
    path("plan/better/<uuid:pk>", better.waiting, name="waiting"),
]
