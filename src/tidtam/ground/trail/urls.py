from django.urls import path

from tidtam.ground.trail import views

app_name = "trail"

urlpatterns = [
    path("trail/", views.entries, name="entries"),
]
