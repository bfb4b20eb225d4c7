from django.urls import path

from tidtam.registers.producers.views import lists as views

app_name = "producers"

urlpatterns = [
    path("producers/", views.producers, name="list"),
    path("producers/<int:pk>/", views.producer, name="producer"),
    path("products/", views.products, name="products"),
]
