from django.urls import path

from tidtam.work.markets import views

app_name = "markets"

urlpatterns = [
    path("vendors/", views.vendors, name="vendors"),
    path("vendors/<int:pk>/", views.vendor, name="vendor"),
]
