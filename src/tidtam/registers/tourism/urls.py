"""Screens of what villages offer."""

from django.urls import path, re_path

from tidtam.registers.tourism.views import editing, offers, steps, villages

app_name = "tourism"
VILLAGE = r"^tourism/(?P<code>[0-9]{8})/"
urlpatterns = [
    path("tourism/", villages.all_villages, name="villages"),
    path("tourism/many-pictures/", editing.many_pictures, name="many_pictures"),
    path("tourism/offers/", offers.all_offers, name="offers"),
    path("tourism/offers/<uuid:key>/", offers.offer, name="offer"),
    path("tourism/offers/<uuid:key>/edit/", offers.edit_offer, name="edit_offer"),
    path("tourism/offers/<uuid:key>/copy/", offers.copy, name="copy_offer"),
    path("tourism/offers/<uuid:key>/pictures/", editing.offer_pictures, name="offer_pictures"),
    path("tourism/offers/<uuid:key>/<slug:step>/", steps.offer_step, name="offer_step"),
    path("tourism/pictures/<uuid:key>/", editing.picture, name="picture"),
    path("tourism/shots/<uuid:key>/", editing.shot, name="shot"),
    re_path(VILLAGE + r"$", villages.village, name="village"),
    re_path(VILLAGE + r"edit/$", editing.edit, name="edit"),
    re_path(VILLAGE + r"coordinator/$", editing.coordinator, name="coordinator"),
    re_path(VILLAGE + r"pictures/$", editing.page_pictures, name="page_pictures"),
    re_path(VILLAGE + r"add/(?P<kind>[a-z]+)/$", offers.new_offer, name="new_offer"),
    re_path(VILLAGE + r"(?P<step>[a-z-]+)/$", steps.page_step, name="page_step"),
]
