"""Screens of the assets."""

from django.urls import path

from tidtam.registers.assets.views import inspecting, register, words

app_name = "assets"
urlpatterns = [
    path("assets/", register.assets, name="list"),
    path("assets/new/", register.new_asset, name="new"),
    path("assets/photos/<uuid:key>/", register.photo, name="photo"),
    path("assets/lists/", words.words, name="words"),
    path("assets/lists/<slug:name>/new/", words.new_word, name="new_word"),
    path("assets/lists/<slug:name>/<slug:code>/", words.change_word, name="change_word"),
    path("assets/<uuid:key>/", register.asset, name="asset"),
    path("assets/<uuid:key>/edit/", register.change, name="change"),
    path("assets/<uuid:key>/consent/", register.consent, name="consent"),
    path("assets/<uuid:key>/inspect/", inspecting.new_inspection, name="inspect"),
]
