from django.urls import path

from tidtam.registers.producers.views import verify

app_name = "registrations"

urlpatterns = [path("<slug:token>/", verify.registration, name="verify")]
