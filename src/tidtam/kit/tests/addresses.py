"""The kit's own addresses, for tests that need no room."""

from django.urls import include, path

urlpatterns = [path("", include("tidtam.kit.urls"))]
