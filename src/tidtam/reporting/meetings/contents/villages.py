"""The follow-up table: every village of the programme, what is asked of it, of whom, by when, how it stands."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.kit import calendar, clock
from tidtam.kit.access import within
from tidtam.registers.communities.models import Community
from tidtam.reporting.meetings.models import Meeting, ResolvedAction
from tidtam.reporting.meetings.queries.carried import CarriedAction, as_stood
from tidtam.work.followup.models import Action, Assignment

NOT_ASKED = "ยังไม่มีเรื่องที่ต้องติดตาม"


def follow_up_rows(meeting: Meeting, at: datetime) -> list[dict[str, Any]]:
    """By district, subdistrict and village code. A village of which nothing was asked yet has a row all the same.

    Taken in: actions that were there at that moment, and those of this meeting's own resolutions.
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
    by_village: dict[str, list[CarriedAction]] = defaultdict(list)
    for action in actions:
        by_village[action.area_id].append(stood[action.pk])
    villages = {
        row.area_id: row.area
        for row in Community.objects.filter(
            within(area, "area_id"), joined_on__lte=clock.local(at).date()
        ).select_related("area__parent__parent")
    }
    villages |= {action.area_id: action.area for action in actions}
    watch = list(Assignment.objects.on(clock.local(at).date()).select_related("post"))
    rows = []
    for code, village in sorted(villages.items()):
        if not by_village[code]:
            rows.append({**_where(village), **_unasked(code, watch)})
        rows += [{**_where(village), **_asked(one)} for one in by_village[code]]
    return [{"no": number, **row} for number, row in enumerate(rows, start=1)]


def _where(village: Area) -> dict[str, Any]:
    subdistrict = village.parent
    district = subdistrict.parent if subdistrict else None
    return {
        "code": village.code,
        "village": village.label,
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
