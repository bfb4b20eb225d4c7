"""The rows of the access table for the committees, their meetings and papers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.access_rows import SIGNED_IN, page, public, step
from tests.access_world import World
from tidtam.reporting.meetings.models import AgendaPaper


def _body(world: World) -> Mapping[str, Any]:
    return {"body": world.meeting.committee.code}


def _seat(world: World) -> Mapping[str, Any]:
    return {**_body(world), "pk": world.meeting.committee.seats.get(duty="chair").pk}


def _rows(world: World) -> Mapping[str, Any]:
    """One item only: enough for a body; of the meeting it would leave out what was resolved."""
    return {"pk": "", "kind": "follow_up", "heading": "เรื่องสืบเนื่อง", "do": "save"}


def _line(world: World) -> Mapping[str, Any]:
    return {**_meeting(world), "pk": world.meeting.attendance.exclude(seat=None).first().pk}


def _guest(world: World) -> Mapping[str, Any]:
    return {**_meeting(world), "pk": world.meeting.attendance.get(seat=None).pk}


def _sitting(world: World) -> Mapping[str, Any]:
    return {**_meeting(world), "pk": world.meeting.sittings.get().pk}


def _resolved(world: World) -> Mapping[str, Any]:
    return {**_meeting(world), "pk": world.meeting.resolutions.first().pk}


def _paper(world: World) -> Mapping[str, Any]:
    return {**_meeting(world), "pk": AgendaPaper.objects.get().pk}


def _resolution(world: World) -> Mapping[str, Any]:
    made = world.meeting.resolutions.select_related("item").first()
    return {**_meeting(world), "item": made.item.number, "no": made.number}


def _meeting(world: World) -> Mapping[str, Any]:
    meeting = world.meeting
    return {"body": meeting.committee.code, "year": meeting.year, "number": meeting.number}


PAPERS = "province executive assigned secretary member auditor"  # assigned and member by their seats

OPEN = {
    "open:resolutions": public(),
    "open:resolutions_json": public(),
    "open:resolutions_csv": public(),
}
CHECKED = {"check:paper": public(posts=422, where=lambda world: {"code": world.pack.code})}

MEETINGS = {
    "meetings:list": page(SIGNED_IN, elsewhere=200),
    "meetings:verify": page(SIGNED_IN, elsewhere=200, posts=422),
    "meetings:search": page(SIGNED_IN, elsewhere=200),
    "meetings:resolution": page(PAPERS, _resolution),
    "meetings:name_later": page("secretary", _resolution, posts=422, form=lambda world: {"key": "x"}),
    "meetings:drop_resolution": page("secretary", _resolution, posts=422, form=lambda world: {"reason": ""}),
    "meetings:new_meeting": page(
        "secretary", lambda world: {"body": world.meeting.committee.code}, posts=200
    ),
    "meetings:meeting": page(PAPERS, _meeting),
    "meetings:item": page("secretary", lambda world: {**_meeting(world), "item": 4}, posts=200),
    "meetings:resolve": page("secretary", _meeting, posts=200),
    "meetings:shot": page(PAPERS, lambda world: {**_meeting(world), "key": world.shot}),
    "meetings:freeze": step("province secretary", _meeting, stranger_get=302),
    "meetings:new_version": page("province secretary", _meeting, posts=200),
    "meetings:pack": page(PAPERS, lambda world: {**_meeting(world), "version": 1}),
    "meetings:pack_file": page(PAPERS, lambda world: {**_meeting(world), "version": 1, "form": "pdf"}),
    "meetings:bodies": page(SIGNED_IN, elsewhere=200),
    "meetings:new_body": page("secretary", posts=422, form=lambda world: {"code": "x"}),
    "meetings:body": page(PAPERS, _body),
    "meetings:edit_body": page("secretary", _body, posts=422, form=lambda world: {"name_th": ""}),
    "meetings:new_seat": page("secretary", _body, posts=422, form=lambda world: {"post": "x"}),
    "meetings:end_seat": page("secretary", _seat, posts=422, form=lambda world: {"ends_on": "x"}),
    "meetings:move_seat": step("secretary", _seat, stranger_get=302),
    "meetings:template": page("secretary", _body, posts=302, form=_rows),
    "meetings:change": page("secretary", _meeting, posts=422, form=lambda world: {"day": "x"}),
    "meetings:new_sitting": page("secretary", _meeting, posts=422, form=lambda world: {"day": "x"}),
    "meetings:drop_sitting": step("secretary", _sitting, stranger_get=302),
    "meetings:agenda": page("secretary", _meeting, posts=422, form=_rows),
    "meetings:paper": page(PAPERS, _paper),
    "meetings:drop_paper": step("secretary", _paper, stranger_get=302),
    "meetings:live": page("secretary", _meeting),
    "meetings:news": page("secretary", _meeting),
    "meetings:open": step("secretary", _meeting, stranger_get=302, form=lambda world: {"time": "09.00"}),
    "meetings:close": step("secretary", _meeting, done=422, stranger_get=302),
    "meetings:show": step("secretary", _meeting, stranger_get=302),
    "meetings:write": step(
        "secretary",
        lambda world: {**_meeting(world), "item": 4},
        done=200,
        stranger_get=302,
        form=lambda world: {"writer": str(UUID(int=1)), "revision": "0", "text": "จดแล้ว"},
    ),
    "meetings:attend": step("secretary", _line, stranger_get=302, form=lambda world: {"state": "present"}),
    "meetings:guest": step("secretary", _meeting, stranger_get=302, form=lambda world: {"post": "ผู้แทน"}),
    "meetings:drop_guest": step("secretary", _guest, stranger_get=302),
    "meetings:letterhead": page("secretary", _body, posts=422, form=lambda world: {"office_th": ""}),
    "meetings:emblem": page("secretary", _body),
    "meetings:letter_sample": page("secretary", lambda world: {**_body(world), "form": "docx"}),
    "meetings:hall": page(PAPERS, _meeting),
    "meetings:hall_part": page(PAPERS, _meeting),
    "meetings:minutes": page("secretary", _meeting),
    "meetings:draft": step("secretary", _meeting, done=422, stranger_get=302),
    "meetings:circulate": step("", _meeting, stranger_get=302),
    "meetings:object": step("", _meeting, stranger_get=302),
    "meetings:answer": step("", lambda world: {**_meeting(world), "pk": 1}, stranger_get=302),
    "meetings:approve": step("", _meeting, stranger_get=302),
    "meetings:archive": step("secretary", _meeting, stranger_get=302),
    "meetings:minutes_file": page("", lambda world: {**_meeting(world), "form": "pdf"}),
    "meetings:papers": page("secretary", _meeting),
    "meetings:document": page(
        "secretary", lambda world: {**_meeting(world), "kind": "attendance", "form": "docx"}
    ),
    "meetings:invite": step("secretary", _meeting, stranger_get=302),
    "meetings:figures": step("secretary", _meeting, stranger_get=302),
    "meetings:publish": page("secretary", _meeting),
    "meetings:publish_step": step("secretary", _resolved, stranger_get=302),
}
