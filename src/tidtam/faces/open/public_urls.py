"""What everybody may take or say, outside the desk."""

from django.urls import path

from tidtam.faces.open.views import telling

app_name = "opendata"

urlpatterns = [
    path("tell-us/", telling.tell, name="tell"),
    path("tell-us/<str:token>/", telling.told, name="told"),
]
