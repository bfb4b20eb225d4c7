"""The six items with what stands under them, and item 3 in full."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from tidtam.kit import calendar, clock
from tidtam.reporting.meetings import agenda, queries
from tidtam.reporting.meetings.contents.results import result_lines
from tidtam.reporting.meetings.contents.villages import where
from tidtam.reporting.meetings.models import AgendaItem, AgendaPaper, ItemKind, Meeting, Resolution
from tidtam.work.followup.models import ActionState, Evidence, Step

NOTHING = "ไม่มี"
UNASKED = "ไม่มีเรื่องที่ต้องติดตาม"
UNNAMED = "ยังไม่ได้กำหนดผู้ดำเนินการ ต้องติดตามจนกว่าจะกำหนดหรือยุติโดยมีเหตุผล"
FIRST = "ไม่มี (เป็นการประชุมครั้งแรก)"
KINDS = {
    Resolution.Kind.NOTED: "รับทราบ",
    Resolution.Kind.AGREED: "เห็นชอบ",
    Resolution.Kind.APPROVED: "อนุมัติ",
    Resolution.Kind.ASSIGNED: "มอบหมาย",
}
STEPS = {
    ActionState.OPEN: "มีมติ",
    ActionState.REPORTED: "รายงานว่าเสร็จ",
    ActionState.CONFIRMED: "ลงพื้นที่ ยืนยันแล้ว",
    ActionState.SENT_BACK: "ลงพื้นที่ ส่งกลับให้แก้ไข",
    ActionState.DROPPED: "ยกเลิก",
}


def agenda_rows(meeting: Meeting, at: datetime) -> list[dict[str, Any]]:
    """Heading, paragraphs and resolutions of each item; two kinds are worded from the meetings before."""
    resolved: dict[int, list[dict[str, Any]]] = {}
    rows = meeting.resolutions.select_related("item").order_by("item__number", "number")
    for resolution in rows:
        resolution.meeting = meeting
        resolved.setdefault(resolution.item.number, []).append(_resolution(resolution))
    return [
        {
            "number": item.number,
            "kind": str(item.kind),
            "heading": item.heading_th,
            "paragraphs": _paragraphs(meeting, item, at),
            "resolutions": resolved.get(item.number, []),
        }
        for item in meeting.agenda.all()
    ]


def carried_rows(meeting: Meeting, at: datetime) -> list[dict[str, Any]]:
    """Item 3: each resolution, what it asked of which village, what was done and shown, what is overdue."""
    return [
        {
            **_resolution(part.resolution),
            "origin": f"ครั้งที่ {part.resolution.meeting.reference} ข้อ {part.resolution.reference}",
            "done": part.counted("done"),
            "late": part.counted("late"),
            "rows": [carried_row(one) for one in part.actions],
            "said": _said(part),
        }
        for part in queries.carried(meeting, at)
    ]


def _said(part: queries.Carried) -> str:
    """What stands in place of matters: nothing to follow up, nobody named yet, or dropped and why."""
    resolution = part.resolution
    if part.dropped and resolution.dropped_at is not None:
        day = calendar.date_short(clock.local(resolution.dropped_at).date())
        return f"ยุติการติดตามเมื่อ {day} เหตุผล {resolution.drop_reason}"
    return UNNAMED if part.waits else UNASKED


def _paragraphs(meeting: Meeting, item: AgendaItem, at: datetime) -> list[str]:
    before = queries.meeting_before(meeting) if item.kind in agenda.COMPUTED else None
    if item.kind == ItemKind.MINUTES:
        if before is None:
            return [FIRST]
        day = calendar.date_full(clock.local(before.starts_at).date())
        return [f"รับรองรายงานการประชุม ครั้งที่ {before.reference} เมื่อ{day}"]
    if item.kind == ItemKind.FOLLOW_UP:
        return [NOTHING] if before is None else result_lines(meeting.committee.area_id, at)
    return item.text_th.splitlines()


def _resolution(resolution: Resolution) -> dict[str, Any]:
    return {
        "reference": resolution.reference,
        "number": resolution.number,
        "kind": KINDS[Resolution.Kind(resolution.kind)],
        "text": resolution.text_th,
    }


def carried_row(one: queries.CarriedAction) -> dict[str, Any]:
    """One matter with its steps and pictures, in the words in which it is printed."""
    action = one.action
    return {
        **where(action.area),
        "what": action.what,
        "doer": action.doer.name_th,
        "follower": action.follower.name_th,
        "due": calendar.date_short(one.due_on),
        "kind": one.shown.kind,
        "state": one.shown.word,
        "steps": [_step(step) for step in one.steps],
        "shots": [_shot(shot) for shot in one.shots],
        "link": reverse("followup:action", args=[action.key]),
    }


def _step(step: Step) -> dict[str, str]:
    day = step.visit.visited_at if step.visit else step.at
    who = step.post.name_th if step.post else step.visit.leader.label if step.visit else ""
    moved = f"เลื่อนกำหนดเป็น {calendar.date_short(step.due_on)}" if step.due_on else ""
    return {
        "day": calendar.date_short(clock.local(day).date()),
        "title": moved or STEPS[ActionState(step.state)],
        "who": f"{who} (บันทึกแทน)" if step.on_behalf else who,
        "note": "" if step.state == ActionState.OPEN else step.note,
    }


def _shot(shot: Evidence) -> dict[str, str]:
    """A picture by the hash of its content, and when it was taken, as the camera said."""
    taken = shot.file.taken_at
    said = f"ถ่ายเมื่อ {calendar.date_short(clock.local(taken).date())}" if taken else ""
    return {"key": str(shot.key), "sha256": shot.file.sha256, "caption": shot.caption, "taken": said}


def with_papers(meeting: Meeting, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items with the titles of the papers attached to each."""
    attached: dict[int, list[str]] = {}
    papers = AgendaPaper.objects.filter(item__meeting=meeting)
    for number, title in papers.values_list("item__number", "title_th"):
        attached.setdefault(number, []).append(title)
    return [{**row, "papers": attached.get(row["number"], [])} for row in rows]
