from django.urls import path

from tidtam.registers.producers.views import entering, lists

app_name = "producers"

urlpatterns = [
    path("producers/", lists.producers, name="list"),
    path("producers/new/", entering.new, name="new"),
    path("producers/<int:pk>/", lists.producer, name="producer"),
    path("producers/<int:pk>/change/", entering.change, name="change"),
    path("producers/<int:pk>/contact/", entering.contact, name="contact"),
    path("products/", lists.products, name="products"),
]
