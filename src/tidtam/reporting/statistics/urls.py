from django.urls import path

from tidtam.reporting.statistics import views

app_name = "statistics"

urlpatterns = [path("statistics/", views.editions, name="editions")]
