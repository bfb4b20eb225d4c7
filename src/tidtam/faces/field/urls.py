from django.urls import path

from tidtam.faces.field.views import delivery, shell

app_name = "field"

urlpatterns = [
    path("", shell.shell, name="shell"),
    path("sw.js", shell.worker, name="worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("day.json", delivery.day, name="day"),
    path("clock.json", delivery.clock_now, name="clock"),
    path("photos/<uuid:key>/", delivery.photo, name="photo"),
    path("visits/", delivery.visit, name="visit"),
]
