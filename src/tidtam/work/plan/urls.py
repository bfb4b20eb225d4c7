from django.urls import path

from tidtam.work.plan.views.items import items

app_name = "plan"

urlpatterns = [
    path("plan/", items, name="items"),
]
