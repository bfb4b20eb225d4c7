from django.urls import path

from tidtam.reporting.meetings.views import meetings, packs, resolutions

app_name = "meetings"

ONE = "meetings/<slug:body>/<int:year>/<int:number>/"

urlpatterns = [
    path("meetings/", meetings.meetings, name="list"),
    path("meetings/<slug:body>/new/", meetings.new_meeting, name="new_meeting"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}items/<int:item>/", meetings.item, name="item"),
    path(f"{ONE}resolve/", resolutions.resolve, name="resolve"),
    path(f"{ONE}shots/<uuid:key>/", meetings.shot, name="shot"),
    path(f"{ONE}packs/freeze/", packs.freeze, name="freeze"),
    path(f"{ONE}packs/new/", packs.new_version, name="new_version"),
    path(f"{ONE}packs/<int:version>/", packs.pack, name="pack"),
    path(f"{ONE}packs/<int:version>/<str:form>/", packs.pack_file, name="pack_file"),
]
