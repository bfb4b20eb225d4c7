"""A village's own page, outside the desk: no account."""

from django.urls import path

from tidtam.work.villagers.views import village

app_name = "village"

urlpatterns = [path("<str:token>/", village.page, name="page")]
