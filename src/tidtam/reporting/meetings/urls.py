from django.urls import path

from tidtam.reporting.meetings.views import (
    agenda,
    checking,
    committees,
    letterheads,
    live,
    meetings,
    packs,
    resolutions,
)

app_name = "meetings"

BODY = "meetings/bodies/<slug:body>/"
ONE = "meetings/<slug:body>/<int:year>/<int:number>/"

urlpatterns = [
    path("meetings/", meetings.meetings, name="list"),
    path("meetings/verify/", checking.any_paper, name="verify"),
    path("meetings/bodies/", committees.bodies, name="bodies"),
    path("meetings/bodies/new/", committees.new_body, name="new_body"),
    path(BODY, committees.body, name="body"),
    path(f"{BODY}edit/", committees.edit_body, name="edit_body"),
    path(f"{BODY}seats/new/", committees.new_seat, name="new_seat"),
    path(f"{BODY}seats/<int:pk>/end/", committees.end_seat, name="end_seat"),
    path(f"{BODY}seats/<int:pk>/move/", committees.move_seat, name="move_seat"),
    path(f"{BODY}agenda/", agenda.template, name="template"),
    path(f"{BODY}letterhead/", letterheads.letterhead, name="letterhead"),
    path(f"{BODY}letterhead/emblem/", letterheads.emblem, name="emblem"),
    path(f"{BODY}letterhead/sample/<str:form>/", letterheads.sample, name="letter_sample"),
    path("meetings/<slug:body>/new/", meetings.new_meeting, name="new_meeting"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}change/", meetings.change, name="change"),
    path(f"{ONE}sittings/new/", meetings.new_sitting, name="new_sitting"),
    path(f"{ONE}sittings/<int:pk>/drop/", meetings.drop_sitting, name="drop_sitting"),
    path(f"{ONE}agenda/", agenda.order, name="agenda"),
    path(f"{ONE}items/<int:item>/", agenda.item, name="item"),
    path(f"{ONE}papers/<int:pk>/", agenda.paper, name="paper"),
    path(f"{ONE}papers/<int:pk>/drop/", agenda.drop_paper, name="drop_paper"),
    path(f"{ONE}live/", live.live, name="live"),
    path(f"{ONE}live/news/", live.news, name="news"),
    path(f"{ONE}live/open/", live.open_, name="open"),
    path(f"{ONE}live/close/", live.close, name="close"),
    path(f"{ONE}live/show/", live.show, name="show"),
    path(f"{ONE}live/items/<int:item>/", live.write, name="write"),
    path(f"{ONE}live/seats/<int:pk>/", live.attend, name="attend"),
    path(f"{ONE}live/guests/", live.guest, name="guest"),
    path(f"{ONE}live/guests/<int:pk>/drop/", live.drop_guest, name="drop_guest"),
    path(f"{ONE}hall/", live.hall, name="hall"),
    path(f"{ONE}hall/part/", live.hall_part, name="hall_part"),
    path(f"{ONE}resolve/", resolutions.resolve, name="resolve"),
    path(f"{ONE}shots/<uuid:key>/", meetings.shot, name="shot"),
    path(f"{ONE}packs/freeze/", packs.freeze, name="freeze"),
    path(f"{ONE}packs/new/", packs.new_version, name="new_version"),
    path(f"{ONE}packs/<int:version>/", packs.pack, name="pack"),
    path(f"{ONE}packs/<int:version>/<str:form>/", packs.pack_file, name="pack_file"),
]
