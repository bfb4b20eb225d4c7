from django.urls import path

from tidtam.work.sales import views
from tidtam.work.sales.views import brought, checking, links, set_targets, sheet, targets

app_name = "sales"

urlpatterns = [
    path("sales/", views.reports, name="list"),
    path("sales/brought/", brought.brought_list, name="brought"),
    path("sales/brought/new/", brought.brought_new, name="brought_new"),
    path("sales/brought/<int:pk>/", brought.brought_sum, name="brought_sum"),
    path("sales/brought/<int:pk>/paper/", brought.brought_paper, name="brought_paper"),
    path("sales/brought/<int:pk>/change/", brought.brought_change, name="brought_change"),
    path("sales/brought/<int:pk>/take-back/", brought.brought_end, name="brought_end"),
    path("sales/targets/", targets.targets, name="targets"),
    path("sales/targets/set/", set_targets.target_set, name="target_set"),
    path("sales/targets/<slug:area>/<int:year>/", targets.target, name="target"),
    path("sales/targets/<slug:area>/<int:year>/adjust/", set_targets.target_adjust, name="target_adjust"),
    path("sales/facts/", views.facts, name="facts"),
    path("sales/facts/<int:pk>/correct/", views.correct, name="correct"),
    path("sales/checking/", checking.checking, name="checking"),
    path("sales/links/", links.links, name="links"),
    path("sales/links/new/", links.new_links, name="new_links"),
    path("sales/links/slips/", links.slips, name="link_slips"),
    path("sales/links/<int:pk>/", links.link, name="link"),
    path("sales/links/<int:pk>/renew/", links.renew_link, name="renew_link"),
    path("sales/links/<int:pk>/close/", links.close_link, name="close_link"),
    path("sales/many/<slug:name>/", views.many, name="many"),
    path("sales/months/", views.months, name="months"),
    path("sales/months/<str:province>/<str:code>/", views.month, name="month"),
    path("sales/months/<str:province>/<str:code>/<slug:name>/", views.month_step, name="month_step"),
    path("sales/producers/<int:pk>/", views.producer, name="producer"),
    path("sales/producers/<int:pk>/pause/", views.pause, name="pause"),
    path("sales/pauses/<int:pk>/end/", views.end_pause, name="end_pause"),
    path("sales/pauses/<int:pk>/withdraw/", views.withdraw_pause, name="withdraw_pause"),
    path("sales/completeness/", views.completeness, name="completeness"),
    path("sales/reminders/", views.reminders, name="reminders"),
    path("sales/producers/<int:pk>/count/", views.realigned, name="realign"),
    path("sales/producers/<int:pk>/months/<str:month>/", views.enter, name="enter"),
    path("sales/reports/<int:pk>/", views.report, name="report"),
    path("sales/reports/<int:pk>/explain/<slug:check>/", views.explain, name="explain"),
    path("sales/reports/<int:pk>/step/<slug:name>/", views.step, name="step"),
    path("sales/reports/<int:pk>/undo/", sheet.undo, name="undo"),
    path("sales/sheet/", sheet.sheet, name="sheet"),
    path("sales/sheet/paper/", sheet.sheet_paper, name="sheet_paper"),
]
