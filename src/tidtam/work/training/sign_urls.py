"""The one address without an account: short, because it is read from a QR code or copied from a poster."""

from django.urls import path

from tidtam.work.training.views import signing

app_name = "here"

urlpatterns = [
    path("<str:token>/", signing.here, name="sign"),
]
