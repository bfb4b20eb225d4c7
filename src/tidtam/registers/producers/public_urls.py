"""What everybody may fetch; one address for both languages, for a picture has none."""

from django.urls import path

from tidtam.kit.public import public
from tidtam.registers.producers.views.public import photo, small_photo

app_name = "shown"

urlpatterns = [
    path("<int:pk>", public(photo), name="photo"),
    path("<int:pk>/small", public(small_photo), name="small"),
]
