"""What is owed, gathered from every room that can be owed something; computed at each question, never stored."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due
from tidtam.kit.rooms import having

WORST_FIRST = {"late": 0, "soon": 1, "going": 2}


def rooms() -> tuple[ModuleType, ...]:
    """The dues.py of every room that has one, in the order of the floors."""
    return having("dues")


def kinds() -> dict[str, str]:
    """The words for each kind of due, by its code."""
    words: dict[str, str] = {}
    for room in rooms():
        words |= {code: str(word) for code, word in room.kinds().items()}
    return words


def dues(actor: Actor, *, area: str = "", kind: str = "", today: date | None = None) -> list[Due]:
    """Everything owed within `area` that `actor` may see, the most overdue first."""
    today = today or clock.today()
    found = [due for room in rooms() for due in room.dues(actor, area=area, today=today)]
    if kind:
        found = [due for due in found if due.kind == kind]
    return sorted(found, key=lambda due: (WORST_FIRST[due.state], -due.late_days, due.area, due.what))


@dataclass(frozen=True)
class DistrictDues:
    """How much one district owes; what belongs to no district stands under its province."""

    code: str
    label: str
    late: int
    soon: int
    going: int

    @property
    def total(self) -> int:
        return self.late + self.soon + self.going


def by_district(found: Iterable[Due]) -> list[DistrictDues]:
    """The districts that owe anything: the most overdue first, then in Thai order."""
    counts = Counter[tuple[str, str]]((due.area[:4], due.state) for due in found)
    codes = {code for code, _state in counts}
    areas = Area.objects.filter(pk__in=codes).order_by("sort_key")
    rows = [
        DistrictDues(area.code, area.label, *(counts[area.code, state] for state in WORST_FIRST))
        for area in areas
    ]
    return sorted(rows, key=lambda row: (-row.late, -row.soon))
