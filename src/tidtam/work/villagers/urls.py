from django.urls import path

from tidtam.work.villagers.views import links, papers

app_name = "villagers"

urlpatterns = [
    path("visits/paper/", papers.paper, name="paper"),
    path("villages/links/", links.links, name="links"),
    path("villages/links/new/", links.new_links, name="new_links"),
    path("villages/links/<int:pk>/", links.link, name="link"),
    path("villages/links/<int:pk>/close/", links.close, name="close_link"),
]
