"""Screens of the routes."""

from django.urls import path

from tidtam.work.routes.views import drawing, helping, register, stops

app_name = "routes"
urlpatterns = [
    path("routes/", register.routes, name="list"),
    path("routes/new/", drawing.new_route, name="new"),
    path("routes/linking/", helping.linking, name="linking"),
    path("routes/<uuid:key>/", register.route, name="route"),
    path("routes/<uuid:key>/change/", drawing.change, name="change"),
    path("routes/<uuid:key>/copy/", drawing.copy, name="copy"),
    path("routes/<uuid:key>/stop/", stops.add, name="add_stop"),
    path("routes/<uuid:key>/stop/<int:number>/", stops.change, name="change_stop"),
    path("routes/<uuid:key>/stop/<int:number>/move/", stops.move, name="move_stop"),
    path("routes/<uuid:key>/step/<slug:step>/", register.step, name="step"),
]
