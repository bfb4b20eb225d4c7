"""Completeness as other programs read it: counts, parts, the missing by name; no personal data."""

from datetime import date, datetime
from typing import Any

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.calendar import month_code
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.queries.names import missing_of, named
from tidtam.work.sales.queries.parts import whole
from tidtam.work.sales.queries.reporting import Completeness


def told_out(area: Area, month: date, known_at: datetime | None) -> dict[str, Any]:
    """JSON values. rate: per cent as text, cut off after two digits, None where nothing is expected; days ISO 8601.

    A sole owner is named by its number alone, for its name is a person's.
    """
    reach = within(area.code, "area_id")
    found = whole(reach, area.code, [month], clock.today(), known_at)
    missing = missing_of(named(Producer.objects.filter(reach), month, known_at, found.due))
    return {
        "area": area.code,
        "label": area.label,
        "month": month_code(month),
        "due_on": found.due.of(area.code, month).isoformat() if area.code else None,
        "known_at": known_at.isoformat() if known_at else None,
        **_counts(found.row),
        "parts": [{"area": part.key, "label": part.label, **_counts(part.row)} for part in found.parts],
        "missing_producers": [
            {"code": row.code, "name": row.called, "area": row.area_id}
            for row in missing.order_by("area_id", "sort_key", "pk")
        ],
    }


def _counts(row: Completeness) -> dict[str, Any]:
    rate = row.rate
    return {
        "expected": row.expected,
        "reported": row.sent,
        "nil": row.nil,
        "returned": row.returned,
        "late": row.late,
        "missing": row.missing,
        "not_applicable": row.resting,
        "rate": f"{rate // 100}.{rate % 100:02}" if row.expected else None,
    }
