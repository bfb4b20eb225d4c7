from django.urls import path

from tidtam.faces.odk.views import keys, received

app_name = "odk"

urlpatterns = [
    path("odk/", keys.key, name="key"),
    path("odk/close/", keys.close_key, name="close_key"),
    path("odk/received/", received.submissions, name="submissions"),
    path("odk/received/<int:pk>/", received.submission, name="submission"),
    path("odk/received/<int:pk>/again/", received.take_again, name="take_again"),
    path("odk/received/<int:pk>/photos/<int:photo>/", received.photo, name="photo"),
]
