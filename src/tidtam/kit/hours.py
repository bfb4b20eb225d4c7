"""Opening hours: which days of the week, from when to when, and whether it is open at a moment.

Kept as JSON: {"mon": [["09:00", "16:00"]], …}; a day that is missing is closed, no day at all means not told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext, pgettext

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Span(NamedTuple):
    """Within one day; open at `opens`, closed at `closes`."""

    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{self.opens:%H.%M}–{self.closes:%H.%M}"


@dataclass(frozen=True)
class Hours:
    """The spans of each day, Monday first."""

    week: tuple[tuple[Span, ...], ...] = ((),) * 7

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> "Hours":
        week = tuple(
            tuple(Span(time.fromisoformat(a), time.fromisoformat(b)) for a, b in (kept or {}).get(day, ()))
            for day in DAYS
        )
        return cls(week)

    @classmethod
    def same(cls, days: Iterable[str], spans: Sequence[Span]) -> "Hours":
        """The same spans on each of these days."""
        wanted = set(days)
        return cls(tuple(tuple(sorted(spans)) if day in wanted else () for day in DAYS))

    def to_json(self) -> dict[str, list[list[str]]]:
        return {
            day: [[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in spans]
            for day, spans in zip(DAYS, self.week, strict=True)
            if spans
        }

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return any(self.week)

    @property
    def days(self) -> list[str]:
        """Codes of the days on which it opens."""
        return [day for day, spans in zip(DAYS, self.week, strict=True) if spans]

    def is_open(self, moment: datetime) -> bool:
        """At a moment of Bangkok's clock."""
        now = moment.time()
        return any(span.opens <= now < span.closes for span in self.week[moment.weekday()])

    def lines(self) -> list[tuple[str, str]]:
        """Days that follow one another with the same hours together: ("จ.–ศ.", "09.00–16.00 น.")."""
        names = day_names()
        made = []
        for spans, run in groupby(range(7), key=lambda day: self.week[day]):
            days = list(run)
            if not spans:
                continue
            first, last = names[days[0]], names[days[-1]]
            when = first if len(days) == 1 else f"{first}–{last}"
            made.append((gettext("Every day") if len(days) == 7 else when, _text(spans)))
        return made

    def __str__(self) -> str:
        return ", ".join(f"{days} {hours}" for days, hours in self.lines())

    def schema(self) -> list[dict[str, Any]]:
        """As schema.org's OpeningHoursSpecification."""
        return [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": day,
                "opens": f"{span.opens:%H:%M}",
                "closes": f"{span.closes:%H:%M}",
            }
            for day, spans in zip(SCHEMA_DAYS, self.week, strict=True)
            for span in spans
        ]


def day_names() -> list[str]:
    """Short, Monday first."""
    return [
        pgettext("weekday", "Mon"),
        pgettext("weekday", "Tue"),
        pgettext("weekday", "Wed"),
        pgettext("weekday", "Thu"),
        pgettext("weekday", "Fri"),
        pgettext("weekday", "Sat"),
        pgettext("weekday", "Sun"),
    ]


def _text(spans: Iterable[Span]) -> str:
    return ", ".join(map(str, spans))
