from django.urls import path

from tidtam.work.sales import views

app_name = "sales"

urlpatterns = [
    path("sales/", views.reports, name="list"),
    path("sales/facts/", views.facts, name="facts"),
    path("sales/facts/<int:pk>/correct/", views.correct, name="correct"),
    path("sales/producers/<int:pk>/", views.producer, name="producer"),
    path("sales/producers/<int:pk>/count/", views.realigned, name="realign"),
    path("sales/reports/<int:pk>/", views.report, name="report"),
]
