from django.urls import path

from tidtam.reporting.prints.views import lists, papers, recipes

app_name = "printing"

urlpatterns = [
    path("prints/", lists.villages, name="villages"),
    path("prints/events/", lists.events, name="events"),
    path("prints/souvenirs/", lists.souvenirs, name="souvenirs"),
    path("prints/goods/", lists.goods, name="goods"),
    path("prints/recipes/", recipes.recipes, name="recipes"),
    path("prints/recipes/<uuid:key>/drop/", recipes.drop, name="drop"),
    path("prints/<slug:about>/<str:of>/", papers.paper, name="paper"),
    path("prints/<slug:about>/<str:of>/file.pdf", papers.file, name="file"),
    path("prints/<slug:about>/<str:of>/<int:number>.png", papers.page, name="page"),
    path("prints/<slug:about>/<str:of>/keep/", recipes.keep, name="keep"),
]
