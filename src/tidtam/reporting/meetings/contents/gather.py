"""The inputs of a pack: gathered once, in Thai, as the matters stood at one moment."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import translation

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import calendar, clock
from tidtam.kit.access import within
from tidtam.kit.notice import notice
from tidtam.kit.qr import qr
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows, with_papers
from tidtam.reporting.meetings.contents.drawn import drawn
from tidtam.reporting.meetings.contents.numbers import chart, figure_rows, figures_of
from tidtam.reporting.meetings.contents.registers import categories, marks, seats, work_items
from tidtam.reporting.meetings.contents.villages import WIDE, follow_up_rows
from tidtam.reporting.meetings.contents.warnings import warnings
from tidtam.reporting.meetings.models import Meeting, code_of

SHORTEST = 6  # letters of a name that is safe to look for inside other words
FORM = 1  # of these inputs; a template that needs another form gets another name


def gather(meeting: Meeting, *, version: int, reason: str, frozen_at: datetime, site: str) -> dict[str, Any]:
    """JSON values only; money, dates and states already in the words in which they are printed.

    site: where people reach tidtam; the code on the first page leads there.
    """
    at = queries.as_of(meeting)
    with translation.override("th"):
        figures = figures_of(meeting.committee.area_id, at, meeting.figures)
        follow_up = follow_up_rows(meeting, at)
        item_three = carried_rows(meeting, at)
        inputs: dict[str, Any] = {
            "form": FORM,
            "title": f"ระเบียบวาระการประชุม ครั้งที่ {meeting.reference}",
            "notice": notice(),
            "committee": meeting.committee.name_th,
            "number": meeting.reference,
            "when": _moment(meeting.starts_at, calendar.date_full),
            "place": meeting.place_th,
            "chair": meeting.chair.name_th,
            "version": version,
            "reason": reason,
            "frozen": _moment(frozen_at, calendar.date_long),
            "frozen_at": frozen_at.isoformat(),
            "as_of": _moment(at, calendar.date_long),
            "known_at": at.isoformat(),
            "foot": f"{meeting.committee.name_th} ครั้งที่ {meeting.reference} ฉบับที่ {version}",
            "seats": seats(meeting, at),
            "agenda": with_papers(meeting, agenda_rows(meeting, at)),
            "carried": item_three,
            "figures": figure_rows(figures),
            "chart": chart(meeting.committee.area_id, at),
            "charts": drawn(meeting.committee.area_id, at, follow_up),
            "marks": marks(meeting.committee.area_id, at),
            "categories": categories(meeting.committee.area_id, at),
            "work_items": work_items(at),
            "follow_up": follow_up,
            "warnings": warnings(meeting.committee.area_id, at, figures, follow_up),
        }
        inputs["places"] = _places(inputs, meeting.committee.area_id)
    code = code_of(inputs)
    inputs["reference"] = f"รหัสเอกสาร {code}"
    inputs["check"] = _check(code, site)
    return inputs


def _check(code: str, site: str) -> dict[str, str]:
    """Where this paper is checked; the drawing is kept, so that it is printed again whoever draws codes later."""
    address = f"{site.rstrip('/')}{reverse('check:paper', args=[code])}"
    return {"code": code, "address": address, "qr": qr(address)}


def _moment(instant: datetime, written: Any) -> str:
    here = clock.local(instant)
    return f"{written(here.date())} เวลา {calendar.time_text(here.time())}"


def _places(inputs: dict[str, Any], area: str) -> list[str]:
    """Names that the paper never breaks; the longest first, so that a name within a name does not win.

    Short names are left out: พล stands inside many a word.
    """
    rows = [*inputs["follow_up"], *(row for part in inputs["carried"] for row in part["rows"])]
    names = {name for row in rows for name in (row["village"], row["subdistrict"], row["district"])}
    large = Area.objects.filter(within(area), level__in=[Level.PROVINCE, Level.DISTRICT])
    names |= {name for name in large.values_list("name_th", flat=True) if len(name) >= SHORTEST}
    names = (names - {WIDE, ""}) | {"นวัตวิถี"}
    return sorted(names, key=lambda name: (-len(name), name))
