"""The lines of a table of sales: one part each, with all that stands beside its sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.calendar import month_code, month_short
from tidtam.reporting.figures.queries.asked import Asked
from tidtam.reporting.figures.queries.labels import UNSPLIT_WORD, members
from tidtam.work.sales.models import UNSPLIT
from tidtam.work.sales.queries.brought import BROUGHT
from tidtam.work.sales.queries.cells import Amount, Sold

SUBDISTRICT = 6


@dataclass(frozen=True)
class Line:
    """One part of a sum. whole: satang of all parts; link: where it opens down; standing: what its sum is of."""

    key: str
    label: str
    sold: Sold
    whole: int
    link: str
    standing: str

    @property
    def total(self) -> int:
        return self.sold.this.baht

    @property
    def official(self) -> int:
        return self.sold.this.official

    @property
    def provisional(self) -> int:
        return self.sold.this.provisional

    @property
    def units(self) -> int:
        return self.sold.this.units

    @property
    def main(self) -> int:
        """Satang of what the page is about: everything, or what is official."""
        return self.sold.this.of(self.standing)

    @property
    def before(self) -> int:
        return self.sold.before.of(self.standing)

    @property
    def change(self) -> int:
        return self.main - self.before

    @property
    def now(self) -> int:
        return self.sold.now.of(self.standing)

    @property
    def since(self) -> int:
        """How much it has changed since the moment at which it was known."""
        return self.now - self.main

    @property
    def growth(self) -> Decimal | None:
        return growth(self.main, self.before)

    @property
    def share(self) -> Decimal | None:
        return per_cent(self.main, self.whole)


def growth(this: int, before: int) -> Decimal | None:
    """Per cent above or below the year before; None where nothing was sold then."""
    return per_cent(this - before, before)


def per_cent(part: int, whole: int) -> Decimal | None:
    return (Decimal(part * 100) / whole).quantize(Decimal("0.1")) if whole > 0 else None


def summed(cells: Mapping[tuple[Any, ...], Sold], place: int | None = None) -> dict[Any, Sold]:
    """The cells added up: by the key at one place, or all of them under None."""
    found: dict[Any, Sold] = {}
    for key, sold in cells.items():
        name = None if place is None else key[place]
        had = found.get(name, Sold())
        found[name] = Sold(*(one.plus(two) for one, two in zip(had, sold, strict=True)))
    return found


def area_lines(asked: Asked, cells: Mapping[str, Sold], areas: Sequence[Area]) -> list[Line]:
    """The areas below, those with nothing too; the largest first."""
    whole = _whole(asked, cells)
    standing = [area for area in areas if area.exists_until is None or area.code in cells]
    lines = [
        Line(
            area.code,
            area.label,
            cells.get(area.code, Sold()),
            whole,
            asked.url(area=area.code),
            asked.standing,
        )
        for area in standing
    ]
    return sorted(lines, key=lambda line: -line.main)


def listed_lines(asked: Asked, way: str, cells: Mapping[str, Sold]) -> list[Line]:
    """Every member of a short list, and what was not split; in the order of the list."""
    whole = _whole(asked, cells)
    named = dict(members(way))
    rest = sorted(key for key, sold in cells.items() if key not in named and any(map(any, sold)))
    labels = {**named, **{key: str(UNSPLIT_WORD) if key == UNSPLIT else key for key in rest}}

    def way_down(key: str) -> str:
        if len(asked.area) < SUBDISTRICT and asked.only is None:
            return asked.url(only=(way, key))
        return asked.facts(**{way: key or "none"})

    return [
        Line(key, label, cells.get(key, Sold()), whole, way_down(key), asked.standing)
        for key, label in labels.items()
    ]


def month_lines(asked: Asked, cells: Mapping[Any, Sold]) -> list[Line]:
    """The months in their order, each beside the same month a year before."""
    whole = _whole(asked, cells)
    return [
        Line(
            month_code(month),
            month_short(month),
            cells.get(month, Sold()),
            whole,
            asked.url(start=month, end=month),
            asked.standing,
        )
        for month in asked.lens.months
    ]


def brought_line(asked: Asked, this: int, before: int, now: int, whole: int, link: str) -> Line:
    """What was brought forward as a part of its own; it counts as official, for it rests on a paper."""
    sold = Sold(*(Amount(baht, 0, baht) for baht in (this, before, now)))
    return Line(BROUGHT, _("Brought forward, without details"), sold, whole, link, asked.standing)


def _whole(asked: Asked, cells: Mapping[Any, Sold]) -> int:
    return sum(sold.this.of(asked.standing) for sold in cells.values())
