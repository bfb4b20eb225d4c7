from django.urls import path

from tidtam.registers.marks.views import lists

app_name = "marks"

urlpatterns = [path("marks/", lists.awards, name="list")]
