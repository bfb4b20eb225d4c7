from django.urls import path

from tidtam.registers.producers import registration_urls
from tidtam.registers.producers.views import (
    configure,
    duplicates,
    entering,
    entry_links,
    lists,
    page,
    photos,
    products,
    standards,
)

app_name = "producers"

urlpatterns = [
    path("producers/", lists.producers, name="list"),
    path("producers/new/", entering.new, name="new"),
    path("producers/<int:pk>/", page.producer, name="producer"),
    path("producers/<int:pk>/change/", entering.change, name="change"),
    path("producers/<int:pk>/contact/", entering.contact, name="contact"),
    path("producers/duplicates/", duplicates.duplicates, name="duplicates"),
    path("producers/likely/", duplicates.likely, name="likely"),
    path("producers/<int:first>/beside/<int:second>/", duplicates.compare, name="compare"),
    path("producers/merges/<int:pk>/undo/", duplicates.undo, name="undo_merge"),
    path("producers/<int:pk>/photos/", photos.of_producer, name="photos"),
    path("producers/<int:pk>/products/new/", products.new, name="new_product"),
    path("producers/<int:pk>/standards/new/", standards.new, name="new_standard"),
    path("producers/links/", entry_links.links, name="links"),
    path("producers/links/new/", entry_links.new, name="new_link"),
    path("producers/links/<int:pk>/", entry_links.link, name="link"),
    path("producers/links/<int:pk>/renew/", entry_links.renew, name="renew_link"),
    path("producers/links/<int:pk>/close/", entry_links.close, name="close_link"),
    path("producers/links/<int:pk>/paper/", entry_links.paper, name="link_paper"),
    path("products/", lists.products, name="products"),
    path("products/<int:pk>/", page.product, name="product"),
    path("products/<int:pk>/change/", products.change, name="change_product"),
    path("products/<int:pk>/end/", products.end, name="end_product"),
    path("products/<int:pk>/resume/", products.resume, name="resume_product"),
    path("products/<int:pk>/photos/", photos.of_product, name="product_photos"),
    path("standards/", lists.standards, name="standards"),
    path("standards/<int:pk>/", standards.change, name="change_standard"),
    path("standards/<int:pk>/paper/", standards.paper, name="standard_paper"),
    path("photos/<int:pk>/", photos.photo, name="photo"),
    path("photos/<int:pk>/change/", photos.change, name="change_photo"),
    path("photos/<int:pk>/first/", photos.first, name="first_photo"),
    path("photos/<int:pk>/remove/", photos.remove, name="remove_photo"),
    path("lists/", configure.lists, name="lists"),
    path("lists/<slug:name>/new/", configure.new_entry, name="new_entry"),
    path("lists/<slug:name>/<slug:code>/", configure.change_entry, name="change_entry"),
    *registration_urls.urlpatterns,
]
