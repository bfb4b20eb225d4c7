"""The visitors' site: Thai at the root, English under /en/."""

from django.urls import path, re_path

from tidtam.faces.site.views import district, events, home, kept, search, village
from tidtam.faces.site.views import map as map_views
from tidtam.kit.public import public

app_name = "site"

urlpatterns = [
    path("", public(home.home), name="home"),
    path("map", public(map_views.map_page), name="map"),
    path("map/places.json", public(map_views.places_json), name="places"),
    path("map/shapes.json", public(map_views.shapes_json), name="shapes"),
    path("search", public(search.results), name="search"),
    re_path(r"^district/(?P<code>[0-9]{4})$", public(district.district), name="district"),
    # /village/TOKEN/ is the villagers' own page; a token is no eight digits, and ends with a stroke.
    re_path(r"^village/(?P<code>[0-9]{8})$", public(village.village), name="village"),
    path("events", public(events.events), name="events"),
    path("kept", public(kept.kept_page), name="kept"),
    path("kept-worker.js", public(kept.worker), name="worker"),
]
