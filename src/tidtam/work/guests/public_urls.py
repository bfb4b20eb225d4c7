"""Where visitors ask; no account."""

from django.urls import path, re_path

from tidtam.work.guests.views import public

app_name = "asking"
urlpatterns = [
    re_path(r"^village/(?P<code>[0-9]{8})/visit$", public.ask, name="ask"),
    path("asked/<str:token>/", public.asked, name="asked"),
]
