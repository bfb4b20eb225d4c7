from django.urls import path

from tidtam.reporting.box.views import boxes

app_name = "box"

urlpatterns = [
    path("boxes/", boxes.boxes, name="list"),
    path("boxes/new/", boxes.new, name="new"),
    path("boxes/<uuid:key>/", boxes.box, name="box"),
    path("boxes/<uuid:key>/file/", boxes.file, name="file"),
    path("boxes/<uuid:key>/paper/", boxes.paper, name="paper"),
]
