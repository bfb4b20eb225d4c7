"""What visitors are told of the centres."""

from django.urls import path

from tidtam.registers.centres.views import public

app_name = "places"
urlpatterns = [path("centres", public.centres, name="centres")]
