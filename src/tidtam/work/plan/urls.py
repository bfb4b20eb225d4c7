from django.urls import path

from tidtam.work.plan.views import budget, entries, items

app_name = "plan"

urlpatterns = [
    path("plan/", items.items, name="items"),
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
]
