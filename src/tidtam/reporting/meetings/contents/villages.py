"""The follow-up table: every village of the programme, what is asked of it, of whom, by when, how it stands."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Q

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import calendar, clock
from tidtam.kit.access import within
from tidtam.registers.communities.models import Community
from tidtam.reporting.meetings.models import Meeting, ResolvedAction
from tidtam.reporting.meetings.queries import meeting_before
from tidtam.reporting.meetings.queries.carried import CarriedAction, as_stood
from tidtam.work.followup.models import Action, ActionState, Assignment

WIDE = "(ระดับอำเภอ)"
NOT_ASKED = "ยังไม่มีเรื่องที่ต้องติดตาม"


def follow_up_rows(meeting: Meeting, at: datetime) -> list[dict[str, Any]]:
    """Villages in the order of their codes, then whole districts. A village of which nothing was asked has a row too.

    Taken in: actions that were there at that moment, and those of this meeting's own resolutions; of those
    closed by then, only what was confirmed since the meeting before.
    """
    area = meeting.committee.area_id
    own = ResolvedAction.objects.filter(resolution__meeting=meeting).values("action_id")
    actions = list(
        Action.objects.filter(within(area, "area_id"))
        .filter(Q(created_at__lte=at) | Q(pk__in=own))
        .select_related("area__parent__parent", "doer", "follower", "work_item")
        .order_by("area_id", "due_on", "pk")
    )
    stood = as_stood(actions, at)
    before = meeting_before(meeting)
    since = before.starts_at if before else None
    by_village: dict[str, list[CarriedAction]] = defaultdict(list)
    for action in actions:
        if _shown(one := stood[action.pk], since):
            by_village[action.area_id].append(one)
    villages = {
        row.area_id: row.area
        for row in Community.objects.filter(
            within(area, "area_id"), joined_on__lte=clock.local(at).date()
        ).select_related("area__parent__parent")
    }
    villages |= {action.area_id: action.area for action in actions if by_village[action.area_id]}
    watch = list(Assignment.objects.on(clock.local(at).date()).select_related("post"))
    rows = []
    for code, village in sorted(villages.items(), key=lambda row: (-row[1].level, row[0])):
        if not by_village[code]:
            rows.append({**where(village), **_unasked(code, watch)})
        rows += [{**where(village), **_asked(one)} for one in by_village[code]]
    return [{"no": number, **row} for number, row in enumerate(rows, start=1)]


def _shown(one: CarriedAction, since: datetime | None) -> bool:
    if one.state == ActionState.DROPPED:
        return False
    return one.state != ActionState.CONFIRMED or since is None or one.steps[-1].at > since


def where(area: Area) -> dict[str, str]:
    """The area in the columns of a paper: what is asked of a whole district has no village."""
    village = area if area.level == Level.VILLAGE else None
    subdistrict = village.parent if village else area if area.level == Level.SUBDISTRICT else None
    district = subdistrict.parent if subdistrict else area
    return {
        "code": area.code,
        "village": village.label if village else WIDE,
        "subdistrict": subdistrict.label if subdistrict else "",
        "district": district.label if district else "",
    }


def _asked(one: CarriedAction) -> dict[str, Any]:
    action, item = one.action, one.action.work_item
    return {
        "what": action.what,
        "work_item": item.short_th if item and item.name_th != action.what else "",
        "doer": action.doer.name_th,
        "follower": action.follower.name_th,
        "due": calendar.date_short(one.due_on),
        "kind": one.shown.kind,
        "state": one.shown.word,
    }


def _unasked(code: str, watch: list[Assignment]) -> dict[str, Any]:
    """Who looks after the village is known before anything is asked of it: the nearest assignment."""
    over = [row for row in watch if code.startswith(row.area_id)]
    nearest = max(over, key=lambda row: len(row.area_id), default=None)
    return {
        "what": NOT_ASKED,
        "work_item": "",
        "doer": "",
        "follower": nearest.post.name_th if nearest else "",
        "due": "",
        "kind": "none",
        "state": "ยังไม่มอบหมาย",
    }
