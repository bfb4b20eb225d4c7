from django.urls import path

from tidtam.faces.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("summary/", views.summary, name="summary"),
    path("own/", views.own, name="own"),
]
