from django.urls import path

from tidtam.work.plan import views

app_name = "plan"

urlpatterns = [
    path("plan/", views.items, name="items"),
]
