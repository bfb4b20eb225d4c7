"""What a figure is: a number with everything that must stand beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import money
from tidtam.kit.calendar import month_code, month_short
from tidtam.kit.http import address
from tidtam.kit.notice import with_notice

BAHT, PRODUCERS, PRODUCTS, VENDORS = "baht", "producers", "products", "vendors"
PERCENT, CHANGES, VISITORS = "percent", "changes", "visitors"


class UnknownFigure(ValidationError):
    """There is no figure of that name."""


class BadFigureQuestion(ValidationError):
    """The figure cannot be asked so: a missing round, an unknown area, a way of dividing that it does not have."""


@dataclass(frozen=True)
class Question:
    """What is asked. area: code, "" is the country; start, end: first days of months; by: a dimension.

    redrawn: under the boundaries of today, not under those of the time.
    """

    name: str
    area: str
    start: date | None = None
    end: date | None = None
    round: str | None = None
    known_at: datetime | None = None
    by: str | None = None
    redrawn: bool = False

    def url(self, **changed: str) -> str:
        """The address of the figure's page, with some of the question changed."""
        asked = {
            "area": self.area,
            "from": month_code(self.start) if self.start else "",
            "to": month_code(self.end) if self.end else "",
            "round": self.round or "",
            "known_at": self.known_at.isoformat() if self.known_at else "",
            "by": self.by or "",
            "boundaries": "now" if self.redrawn else "",
            **changed,
        }
        return address(reverse("figures:figure", args=[self.name]), asked)

    def months(self) -> dict[str, str]:
        """from and to, as lists of other rooms read them from their address."""
        bounds = {"from": self.start, "to": self.end}
        return {key: month_code(month) for key, month in bounds.items() if month}


@dataclass(frozen=True)
class FigureRow:
    """One part of a figure. key: code of what it is; link: where it leads on."""

    key: str
    label: str
    value: int
    unit: str
    link: str = ""

    @property
    def text(self) -> str:
        return value_text(self.value, self.unit)


@dataclass(frozen=True)
class QuotedFigure:
    """The same figure as a source stated it.

    now: what it is today; link: the computed figure as it was known when this one was stated.
    """

    value: int
    source: str
    unit: str
    stated_at: datetime
    now: int
    link: str

    @property
    def text(self) -> str:
        return value_text(self.value, self.unit)

    @property
    def difference(self) -> str:
        """How much the figure of today lies above or below: "+2,919,000"; "" when they agree."""
        apart = self.now - self.value
        return f"{'+' if apart > 0 else ''}{value_text(apart, self.unit)}" if apart else ""


@dataclass(frozen=True)
class Figure:
    """A number, what it is of, as of when, from where, and the way down.

    value: integer in the unit's smallest part: satang for baht, hundredths of a per cent for percent.
    by, rows: the dimension it was divided by, and its parts. parts_add_up: whether these sum to the value.
    notes: what a reader must know beside the number, such as what does not count in it.
    """

    name: str
    label: str
    value: int
    unit: str
    area: str
    area_label: str
    start: date | None
    end: date | None
    round: str | None
    round_label: str
    known_at: datetime | None
    as_of: datetime
    quoted: tuple[QuotedFigure, ...]
    sources: tuple[str, ...]
    by: str | None
    rows: tuple[FigureRow, ...]
    parts_add_up: bool
    link: str
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As an officer writes it: "6,199,333,184", "1,441", "87.42"."""
        return value_text(self.value, self.unit)

    @property
    def unit_label(self) -> str:
        return str(UNITS[self.unit])

    @property
    def period(self) -> str:
        """The months or the round it is of: "ต.ค. 60 – มิ.ย. 61"; "" when it has neither."""
        if self.round_label:
            return self.round_label
        if self.start and self.end and self.start != self.end:
            return f"{month_short(self.start)} – {month_short(self.end)}"
        if self.start and self.end:
            return month_short(self.start)
        if self.start:
            return _("from %(month)s") % {"month": month_short(self.start)}
        if self.end:
            return _("to %(month)s") % {"month": month_short(self.end)}
        return ""

    def json(self) -> dict[str, Any]:
        """For machines: values as strings, months as "2560-10", what is not used null; the demo says so."""
        return with_notice(
            {
                "name": self.name,
                "value": machine_text(self.value, self.unit),
                "unit": self.unit,
                "area": self.area,
                "from": month_code(self.start) if self.start else None,
                "to": month_code(self.end) if self.end else None,
                "round": self.round,
                "known_at": self.known_at.isoformat() if self.known_at else None,
                "quoted": [
                    {"value": machine_text(quoted.value, self.unit), "source": quoted.source}
                    for quoted in self.quoted
                ],
                "sources": list(self.sources),
                "notes": list(self.notes),
                "by": [
                    {"key": row.key, "label": row.label, "value": machine_text(row.value, self.unit)}
                    for row in self.rows
                ]
                if self.by
                else None,
            }
        )


@dataclass(frozen=True)
class Definition:
    """A figure that can be asked for.

    dimensions: what it can be divided by; period, rounds: whether it is of months, of a round;
    redraws: whether it can be asked under the boundaries of today; years: it is of one whole fiscal year;
    value, parts: how it is computed;
    overlapping: dimensions whose parts may be in several at once; notes: what must be said beside it.
    members: key and name of each of its own kinds, where its dimension "kind" is not that of producers.
    """

    name: str
    label: Any
    unit: str
    source: Any
    dimensions: tuple[str, ...]
    value: Callable[[Question], int]
    parts: Callable[[Question], Mapping[Any, int]]
    way: Callable[[Question, str], str]
    period: bool = False
    rounds: bool = False
    redraws: bool = False
    years: bool = False
    overlapping: frozenset[str] = frozenset()
    notes: Callable[[Question], Sequence[str]] | None = None
    members: Callable[[], Sequence[tuple[str, str]]] | None = None


UNITS = {
    BAHT: gettext_lazy("baht"),
    PRODUCERS: gettext_lazy("producers"),
    PRODUCTS: gettext_lazy("products"),
    VENDORS: gettext_lazy("registrants"),
    PERCENT: gettext_lazy("per cent"),
    CHANGES: gettext_lazy("changes"),
    VISITORS: gettext_lazy("persons"),
}


def value_text(value: int, unit: str) -> str:
    """The number as written, without its unit."""
    if unit == BAHT:
        return money.text(value)
    if unit == PERCENT:
        return f"{value // 100:,}.{value % 100:02}"
    return f"{value:,}"


def machine_text(value: int, unit: str) -> str:
    """The same for machines: no commas, the decimal point only where it is needed."""
    if unit == BAHT:
        return money.as_decimal_string(value)
    return value_text(value, unit).replace(",", "")
