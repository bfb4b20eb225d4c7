"""From what was confirmed to the words of a meeting, which a person may change before it is taken in."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from tidtam.kit import calendar, money
from tidtam.registers.producers.models import Round
from tidtam.reporting.intake.actions import Stated
from tidtam.reporting.intake.models import Intake


@dataclass(frozen=True)
class Draft:
    """What the paper told, as confirmed; None and "" where it is silent. villages: codes. dropped: figures that
    stand in the words only, since tidtam counts nothing like them."""

    number: int | None = None
    day: date | None = None
    at: time | None = None
    place: str = ""
    chair: str = ""
    responsible: str = ""
    due_on: date | None = None
    to_note: str = ""
    to_decide: str = ""
    resolution: str = ""
    villages: tuple[str, ...] = ()
    work_item: str = ""
    figures: tuple[Stated, ...] = ()
    passage: tuple[int, int] | None = field(default=None)


def draft_of(intake: Intake, names: dict[str, str]) -> Draft:
    """names: of the chosen codes (areas, posts, work items), for the sentences."""
    day, due = _first(intake, "date"), _first(intake, "due")
    number, at = _first(intake, "number"), _first(intake, "time")
    responsible = [value for _one, value in intake.kept("responsible")]
    villages = tuple(dict.fromkeys(value for _one, value in intake.kept("village")))
    works = [value for _one, value in intake.kept("work_item")]
    return Draft(
        number=int(number.partition("/")[0]) if number else None,
        day=date.fromisoformat(day) if day else None,
        at=time.fromisoformat(at) if at else None,
        place=_first(intake, "place"),
        chair=_first(intake, "chair"),
        responsible=responsible[0] if responsible else "",
        due_on=date.fromisoformat(due) if due else None,
        to_note="\n".join(_sentence(one, value) for one, value in intake.kept("figure")),
        to_decide="\n".join(filter(None, (_where(intake, names), _what(works, names)))),
        resolution=_resolved(responsible, villages, names),
        villages=villages,
        work_item=works[0] if len(works) == 1 else "",
        figures=tuple(filter(None, (_stated(one, value) for one, value in intake.kept("figure")))),
        passage=_passage(intake),
    )


def _first(intake: Intake, kind: str) -> str:
    return next((value for _one, value in intake.kept(kind)), "")


def _sentence(proposal: dict[str, Any], value: str) -> str:
    """As it stands in the minutes: what it is of, and how much."""
    amount = f"{Decimal(value):,}"
    unit = proposal["unit"]
    said = f"ร้อยละ {amount}" if unit == "ร้อยละ" else f"{amount} {unit}"
    return f"{proposal['of']} {said}".strip()


def _where(intake: Intake, names: dict[str, str]) -> str:
    districts = [names[value] for _one, value in intake.kept("district") if value in names]
    return f"พื้นที่ติดตาม {' '.join(districts)}" if districts else ""


def _what(works: list[str], names: dict[str, str]) -> str:
    return f"งานที่ติดตาม {', '.join(names[code] for code in works if code in names)}" if works else ""


def _resolved(responsible: list[str], villages: tuple[str, ...], names: dict[str, str]) -> str:
    if not responsible and not villages:
        return ""
    who = " ".join(names[code] for code in responsible if code in names)
    where = f"หมู่บ้านเป้าหมาย {len(villages)} หมู่บ้าน" if villages else "การดำเนินงาน"
    return f"ให้{who or '…'}ติดตาม{where} แล้วรายงานให้ที่ประชุมทราบในการประชุมครั้งต่อไป"


def _passage(intake: Intake) -> tuple[int, int] | None:
    """From the first to the last of what the resolution rests on: who answers for it, and the villages."""
    kept = [one for kind in ("responsible", "village") for one, _value in intake.kept(kind)]
    return (min(one["start"] for one in kept), max(one["end"] for one in kept)) if kept else None


def _stated(proposal: dict[str, Any], value: str) -> Stated | None:
    """As a quoted figure, where it is one of tidtam's with all that its question needs."""
    name, period = proposal["figure"], proposal["period"] or {}
    first, last = str(period.get("from") or ""), str(period.get("to") or "")
    match name:
        case "sales.total" if "-" in first:
            start, end = calendar.parse_month_code(first), calendar.parse_month_code(last)
            return Stated(name, money.baht(value), start, end)
        case "markets.vendors":
            return Stated(name, int(Decimal(value)))
        case "producers.registered":
            code = first if first == last else f"{first}-{last}"
            found = Round.objects.filter(pk=code).exists()
            return Stated(name, int(Decimal(value)), round=code) if found else None
    return None
