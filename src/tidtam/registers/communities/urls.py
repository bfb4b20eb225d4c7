"""Screens of the communities."""

from django.urls import path, re_path

from tidtam.registers.communities.views import matching, register

app_name = "communities"
urlpatterns = [
    path("communities/", register.communities, name="communities"),
    path("communities/match/", matching.match, name="match"),
    re_path(r"^communities/(?P<code>[0-9]{8})/$", register.community, name="community"),
]
