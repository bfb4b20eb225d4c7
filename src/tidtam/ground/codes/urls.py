from django.urls import path

from tidtam.ground.codes import views

app_name = "codes"

urlpatterns = [
    path("codes/", views.codes, name="list"),
    path("codes/<slug:pk>/", views.code, name="code"),
]
