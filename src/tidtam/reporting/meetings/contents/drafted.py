"""Minutes draft themselves: what can be said of each item from what the house knows, for the secretary to go on with.

Only what is on record is written down: what was planned, what earlier resolutions came to, the figures. What the
meeting said about it, the secretary adds.
"""

from datetime import datetime
from typing import Any

from django.utils import translation

from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows
from tidtam.reporting.meetings.contents.numbers import figure_rows, figures_of
from tidtam.reporting.meetings.models import ItemKind, Meeting

INFORMED = "ประธานแจ้งให้ที่ประชุมทราบ ดังนี้"
PRESENTED = "ฝ่ายเลขานุการเสนอ"
LATE_SHOWN = 12
PER_CENT = "ร้อยละ"


def drafted(meeting: Meeting, at: datetime) -> dict[int, str]:
    """Item number -> the text that its minutes begin with; only items of which something can be said."""
    with translation.override("th"):
        rows = agenda_rows(meeting, at)
        first_note = next((row["number"] for row in rows if row["kind"] == ItemKind.TO_NOTE), None)
        return {
            row["number"]: text
            for row in rows
            if (text := "\n".join(_item(row, meeting, at, with_figures=row["number"] == first_note)))
        }


def _item(row: dict[str, Any], meeting: Meeting, at: datetime, *, with_figures: bool) -> list[str]:
    planned = list(row["paragraphs"])
    match ItemKind(row["kind"]):
        case ItemKind.INFORM:
            return [INFORMED, *planned] if planned else []
        case ItemKind.MINUTES:
            return planned if planned[0].startswith("ไม่มี") else [f"{PRESENTED}{planned[0]} ให้ที่ประชุมพิจารณา"]
        case ItemKind.FOLLOW_UP:
            return [*planned, *(line for part in carried_rows(meeting, at) for line in _carried(part))]
        case ItemKind.TO_NOTE:
            return [*planned, *(_figures(meeting) if with_figures else [])]
        case ItemKind.TO_DECIDE | ItemKind.OTHER:
            return planned
    raise AssertionError(row["kind"])


def _carried(part: dict[str, Any]) -> list[str]:
    """A resolution and how far it has come, then what of it is overdue, by name."""
    rows = part["rows"]
    head = f"มติที่ประชุม {part['origin']} {part['kind']} {part['text']}"
    if not rows:
        return [head]
    counts = f"ติดตาม {len(rows)} เรื่อง เสร็จ {part['done']} เรื่อง เกินกำหนด {part['late']} เรื่อง"
    late = [row for row in rows if row["kind"] == "late"]
    lines = [
        f"เกินกำหนด {' '.join(filter(None, (row['village'], row['subdistrict'], row['district'])))} {row['what']} "
        f"ผู้ดำเนินการ {row['doer']} กำหนด {row['due']}"
        for row in late[:LATE_SHOWN]
    ]
    more = [f"และอีก {len(late) - LATE_SHOWN} เรื่อง"] if len(late) > LATE_SHOWN else []
    return [head, counts, *lines, *more]


def _figures(meeting: Meeting) -> list[str]:
    """As they were known when the meeting began, which is what its papers said."""
    rows = figure_rows(figures_of(meeting.committee.area_id, queries.as_of(meeting), meeting.figures))
    return [_figure(row) for row in rows]


def _figure(row: dict[str, Any]) -> str:
    """As offices say it: a per cent before its number, every other unit after it."""
    said = (row["unit"], row["text"]) if row["unit"] == PER_CENT else (row["text"], row["unit"])
    period = f"({row['period']})" if row["period"] else ""
    return " ".join(filter(None, (row["label"], *said, period)))
