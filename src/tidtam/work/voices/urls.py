from django.urls import path

from tidtam.work.voices import views

app_name = "voices"

urlpatterns = [
    path("voices/", views.inbox, name="inbox"),
    path("voices/aside/", views.aside, name="aside"),
    path("voices/photo/<uuid:key>/", views.photo, name="photo"),
    path("voices/<uuid:key>/", views.voice, name="voice"),
]
