from django.urls import path

from tidtam.registers.marks import views

app_name = "marks"

urlpatterns = [path("marks/", views.awards, name="list")]
