from django.urls import path

from tidtam.work.plan.views import board, budget, entries, escalation, items, target_forms, targets

app_name = "plan"

urlpatterns = [
    path("plan/", items.items, name="items"),
    path("plan/escalation/", escalation.escalation, name="escalation"),
    path("plan/budget/", budget.budget, name="budget"),
    path("plan/budget/new/", budget.new_line, name="new_line"),
    path("plan/budget/<uuid:key>/", budget.line, name="line"),
    path("plan/budget/<uuid:key>/edit/", budget.change_line, name="change_line"),
    path("plan/budget/<uuid:key>/remove/", budget.remove_line, name="remove_line"),
    path("plan/budget/<uuid:key>/enter/<slug:kind>/", entries.enter, name="enter"),
    path("plan/budget/<uuid:key>/transfer/", entries.move, name="transfer"),
    path("plan/entries/", entries.entries, name="entries"),
    path("plan/entries/<uuid:key>/", entries.entry, name="entry"),
    path("plan/entries/<uuid:key>/reverse/", entries.take_back, name="reverse"),
    path("plan/entries/<uuid:key>/papers/", entries.attach, name="attach"),
    path("plan/papers/<uuid:key>/", entries.paper, name="paper"),
    path("plan/targets/", targets.targets, name="targets"),
    path("plan/targets/new/", target_forms.new, name="new_targets"),
    path("plan/targets/<uuid:key>/", targets.target, name="target"),
    path("plan/targets/<uuid:key>/edit/", target_forms.change, name="change_target"),
    path("plan/targets/<uuid:key>/drop/", target_forms.drop, name="drop_target"),
    path("plan/targets/<uuid:key>/report/", target_forms.report, name="report"),
    path("plan/targets/<uuid:key>/confirm/", target_forms.confirm, name="confirm"),
    path("plan/targets/<uuid:key>/pay/", target_forms.pay, name="pay"),
    path("plan/target-photos/<uuid:key>/", targets.photo, name="target_photo"),
    path("plan/board/", board.board, name="board"),
    path("plan/board/curve/", board.curve, name="curve"),
    path("plan/rules/<slug:code>/", board.plan_rules, name="rules"),
]
