"""Screens of the signs."""

from django.urls import path

from tidtam.registers.signs.views import classes, drawing, life, printing, register

app_name = "signs"
urlpatterns = [
    path("signs/", register.signs, name="list"),
    path("signs/new/", drawing.new_sign, name="new"),
    path("signs/orders/", register.orders, name="orders"),
    path("signs/classes/", classes.classes, name="classes"),
    path("signs/classes/new/", classes.new_class, name="new_class"),
    path("signs/classes/<str:code>/", classes.change_class, name="change_class"),
    path("signs/photo/<uuid:key>/", register.photo, name="photo"),
    path("signs/<uuid:key>/", register.sign, name="sign"),
    path("signs/<uuid:key>/change/", drawing.change, name="change"),
    path("signs/<uuid:key>/copy/", drawing.copy, name="copy"),
    path("signs/<uuid:key>/panel/<int:order>/", drawing.panel, name="panel"),
    path("signs/<uuid:key>/panel/<int:order>/drop/", drawing.drop_panel, name="drop_panel"),
    path("signs/<uuid:key>/panel/<int:order>/full.pdf", printing.panel_pdf, name="panel_pdf"),
    path("signs/<uuid:key>/sheet.pdf", printing.sheet_pdf, name="sheet_pdf"),
    path("signs/<uuid:key>/permission/", life.permission, name="permission"),
    path("signs/<uuid:key>/step/", life.step, name="step"),
]
