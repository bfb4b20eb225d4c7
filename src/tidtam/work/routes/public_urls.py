"""Routes for everybody: Thai at /route/<code>, English at /en/route/<code>."""

from django.urls import path

from tidtam.work.routes.views import public

app_name = "journeys"
urlpatterns = [
    path("routes", public.routes, name="routes"),
    path("route/<slug:code>", public.route, name="route"),
    path("route/<slug:code>/day.ics", public.calendar, name="calendar"),
    path("route/<slug:code>/route.<slug:kind>", public.file, name="file"),
]
