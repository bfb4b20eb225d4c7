from django.urls import path

from tidtam.ground.people import views

app_name = "people"

urlpatterns = [
    path("me/", views.profile, name="profile"),
    path("language/", views.language, name="language"),
]
