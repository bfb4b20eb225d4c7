from django.urls import path

from tidtam.faces.odk.views import keys

app_name = "odk"

urlpatterns = [
    path("odk/", keys.key, name="key"),
    path("odk/close/", keys.close_key, name="close_key"),
]
