from django.urls import path

from tidtam.work.followup.views import actions, alikes, assignments, checklists, findings, overview, visits

app_name = "followup"

urlpatterns = [
    path("my/", overview.my, name="my"),
    path("board/", overview.board, name="board"),
    path("actions/", actions.actions, name="actions"),
    path("actions/new/", actions.new_action, name="new_action"),
    path("actions/<uuid:key>/", actions.action, name="action"),
    path("actions/<uuid:key>/report/", actions.report, name="report"),
    path("actions/<uuid:key>/due/", actions.change_due, name="change_due"),
    path("actions/<uuid:key>/drop/", actions.drop, name="drop"),
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", visits.new_visit, name="new_visit"),
    path("visits/<uuid:key>/", visits.visit, name="visit"),
    path("visits/<uuid:key>/items/<int:pk>/raise/", findings.raise_action, name="raise_action"),
    path("findings/", findings.findings, name="findings"),
    path("assignments/", assignments.assignments, name="assignments"),
    path("assignments/villages/", assignments.covered, name="covered"),
    path("assignments/new/", assignments.new_assignment, name="new_assignment"),
    path("assignments/hand-over/", assignments.hand_over, name="hand_over"),
    path("assignments/<int:pk>/", assignments.assignment, name="assignment"),
    path("checklists/", checklists.checklists, name="checklists"),
    path("checklists/new/", checklists.new_checklist, name="new_checklist"),
    path("checklists/<int:pk>/", checklists.checklist, name="checklist"),
    path("alike/", alikes.alikes, name="alikes"),
    path("alike/<int:pk>/", alikes.alike, name="alike"),
    path("alike/rules/<str:province>/", alikes.rules, name="evidence_rules"),
    path("photos/<uuid:key>/", visits.photo, name="photo"),
]
