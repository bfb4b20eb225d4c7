"""What everybody may open; one address for both languages, for a picture has none."""

from django.urls import path

from tidtam.kit.public import public
from tidtam.registers.tourism.views.public import picture, small_picture

app_name = "pictures"

urlpatterns = [
    path("<uuid:key>", public(picture), name="picture"),
    path("<uuid:key>/small", public(small_picture), name="small"),
]
