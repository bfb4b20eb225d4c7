from django.urls import path

from tidtam.ground.trail import views

app_name = "trail"

urlpatterns = [
    path("trail/", views.entries, name="entries"),
    path("trail/<int:pk>/", views.entry, name="entry"),
    path("trail/of/<str:subject>/", views.record, name="record"),
]
