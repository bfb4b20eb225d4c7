from django.urls import path

from tidtam.faces.desk import views
from tidtam.faces.desk.views import redrawing

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("summary/", views.summary, name="summary"),
    path("own/", views.own, name="own"),
    path("redraw/", redrawing.redraw_areas, name="redraw_areas"),
    path("redraw/changes/", redrawing.redrawings, name="redrawings"),
    path("redraw/changes/<int:pk>/", redrawing.redrawing, name="redrawing"),
    path("redraw/changes/<int:pk>/paper/", redrawing.redrawing_paper, name="redrawing_paper"),
    path("redraw/<slug:code>/", redrawing.redraw_area, name="redraw_area"),
    path("redraw/<slug:code>/<slug:kind>/", redrawing.redraw, name="redraw"),
]
