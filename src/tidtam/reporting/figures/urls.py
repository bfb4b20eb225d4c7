from django.urls import path

from tidtam.reporting.figures import views

app_name = "figures"

urlpatterns = [
    path("figures/", views.overview, name="list"),
    path("figures/sales/", views.sales, name="sales"),
    path("figures/sales/pivot/", views.arranged, name="pivot"),
    path("figures/sales/<slug:name>/", views.part, name="sales_part"),
    path("figures/<str:name>/", views.one, name="figure"),
]
