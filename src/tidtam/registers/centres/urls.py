"""Screens of the information centres."""

from django.urls import path

from tidtam.registers.centres.views import desk

app_name = "centres"
urlpatterns = [
    path("centres/", desk.centres, name="list"),
    path("centres/<uuid:key>/", desk.centre, name="centre"),
    path("centres/<uuid:key>/describe/", desk.describe, name="describe"),
    path("centres/<uuid:key>/count/", desk.count, name="count"),
    path("centres/<uuid:key>/stock/", desk.stock, name="stock"),
]
