from django.urls import path

from tidtam.reporting.dues import views

app_name = "dues"

urlpatterns = [
    path("dues/", views.dues, name="list"),
]
