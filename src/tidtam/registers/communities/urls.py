"""Screens of the communities."""

from django.urls import path, re_path

from tidtam.registers.communities.views import classes, matching, register

app_name = "communities"
urlpatterns = [
    path("communities/", register.communities, name="communities"),
    path("communities/match/", matching.match, name="match"),
    path("communities/sheets/", classes.sheets, name="class_sheets"),
    path("communities/sheets/new/", classes.new_sheet, name="new_class_sheet"),
    path("communities/sheets/<int:pk>/", classes.sheet, name="class_sheet"),
    path("communities/classes/<int:pk>/", classes.assessment, name="class"),
    path("communities/classes/<int:pk>/evidence/", classes.evidence, name="class_evidence"),
    re_path(r"^communities/(?P<code>[0-9]{8})/$", register.community, name="community"),
    re_path(r"^communities/(?P<code>[0-9]{8})/class/$", classes.assess, name="assess_class"),
]
