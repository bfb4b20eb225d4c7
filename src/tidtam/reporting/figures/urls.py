from django.urls import path

from tidtam.reporting.figures import views

app_name = "figures"

urlpatterns = [
    path("figures/", views.overview, name="list"),
    path("figures/<str:name>/", views.one, name="figure"),
]
