"""What areas have more or less under the boundaries of today than under those of the time: as much in all."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.reporting.figures.queries.asked import Asked
from tidtam.reporting.figures.queries.lines import Line
from tidtam.work.sales.queries.brought import BROUGHT
from tidtam.work.sales.queries.cells import AREAS
from tidtam.work.sales.queries.redrawn import moved


@dataclass(frozen=True)
class Shift:
    """One area, or all that changed together (key ""); satang, and where it opens down either way."""

    key: str
    label: str
    then: int
    today: int
    then_link: str = ""
    today_link: str = ""

    @property
    def change(self) -> int:
        return self.today - self.then


def shifts(asked: Asked, lines: list[Line]) -> list[Shift]:
    """The areas below that differ, the greatest change first. lines: the areas below as the page counts them.

    Without those of sums brought forward, which stand beside the areas.
    """
    if not asked.below:
        return []
    level = AREAS[asked.below]
    ways = [asked.only[0]] if asked.only else []
    place = 2 if asked.official else 0
    changes: Counter[str] = Counter()
    for row in moved(Q(month__gte=asked.start, month__lte=asked.end), asked.known_at, ways):
        if asked.only and row.keys[0] != asked.only[1]:
            continue
        amount = row.now[place] - row.later[place]
        for code, sign in ((row.before, -1), (row.after, 1)):
            if code.startswith(asked.area):
                changes[code[:level]] += sign * amount
    differ = [code for code, change in changes.items() if change]
    labels = {area.code: area.label for area in Area.objects.filter(pk__in=differ)}
    shown = {line.key: line.main for line in lines if line.key != BROUGHT}
    found = []
    for code in differ:
        now = shown.get(code, 0) + (0 if asked.redrawn else changes[code])
        links = [asked.url(area=code, redrawn=redrawn) for redrawn in (False, True)]
        found.append(Shift(code, labels.get(code, code), now - changes[code], now, *links))
    return sorted(found, key=lambda one: (-abs(one.change), one.key))
