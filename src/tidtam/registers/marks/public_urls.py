"""Addresses for whoever holds a paper, without logging in."""

from django.urls import path

from tidtam.registers.marks.views import results

app_name = "verify"

urlpatterns = [path("mark/<uuid:key>/", results.verify, name="mark")]
