from django.urls import path

from tidtam.registers.producers.views import duplicates, entering, lists

app_name = "producers"

urlpatterns = [
    path("producers/", lists.producers, name="list"),
    path("producers/new/", entering.new, name="new"),
    path("producers/<int:pk>/", lists.producer, name="producer"),
    path("producers/<int:pk>/change/", entering.change, name="change"),
    path("producers/<int:pk>/contact/", entering.contact, name="contact"),
    path("producers/duplicates/", duplicates.duplicates, name="duplicates"),
    path("producers/likely/", duplicates.likely, name="likely"),
    path("producers/<int:first>/beside/<int:second>/", duplicates.compare, name="compare"),
    path("producers/merges/<int:pk>/undo/", duplicates.undo, name="undo_merge"),
    path("products/", lists.products, name="products"),
]
