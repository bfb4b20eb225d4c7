from django.urls import path

from tidtam.kit import views

app_name = "kit"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", views.favicon, name="favicon"),
]
