"""Screens of what visitors ask."""

from django.urls import path

from tidtam.work.guests.views import desk

app_name = "guests"
urlpatterns = [
    path("guests/", desk.requests, name="requests"),
    path("guests/<uuid:key>/", desk.request, name="request"),
]
