"""Own entry by a link, outside the desk: no account."""

from django.urls import path

from tidtam.registers.producers.views import join

app_name = "join"

urlpatterns = [
    path("<str:token>/", join.start, name="start"),
    path("<str:token>/check/", join.check, name="check"),
    path("<str:token>/photos/<uuid:key>/", join.photo, name="photo"),
    path("<str:token>/<slug:code>/", join.step, name="step"),
]
