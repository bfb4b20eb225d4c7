"""What a page of sales is about: area, months, standing, moment, and of what only; its address says all of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tidtam.kit.calendar import (
    fiscal_year,
    month_before,
    month_code,
    month_range,
    month_short,
    quarter,
    year_begin,
)
from tidtam.kit.http import address
from tidtam.reporting.figures.queries.labels import BELOW
from tidtam.work.sales.queries.cells import TABLES, Lens

EVERYTHING, OFFICIAL = "all", "official"


@dataclass(frozen=True)
class Asked:
    """The question of a page. standing: "all" or "official"; only: a way of dividing and the key of one part.

    redrawn: under the boundaries of today, not under those of the time.
    """

    area: str
    start: date
    end: date
    standing: str = EVERYTHING
    known_at: datetime | None = None
    only: tuple[str, str] | None = None
    redrawn: bool = False

    @property
    def lens(self) -> Lens:
        return Lens(self.area, self.start, self.end, self.known_at, self.only, self.redrawn)

    @property
    def official(self) -> bool:
        return self.standing == OFFICIAL

    @property
    def below(self) -> str:
        """The next smaller areas: "province", "district", "subdistrict"; "" in a subdistrict."""
        return BELOW.get(len(self.area), "")

    @property
    def period(self) -> str:
        """The months as read: ต.ค. 60 – มิ.ย. 61."""
        if self.start == self.end:
            return month_short(self.start)
        return f"{month_short(self.start)} – {month_short(self.end)}"

    def kept(self) -> dict[str, str]:
        """What the address says."""
        return {
            "area": self.area,
            "from": month_code(self.start),
            "to": month_code(self.end),
            **({"standing": self.standing} if self.official else {}),
            **({self.only[0]: self.only[1] or "none"} if self.only else {}),
            **self._boundaries(),
            **({"known_at": self.known_at.isoformat()} if self.known_at else {}),
        }

    def url(
        self, name: str = "sales", *args: str, more: Mapping[str, str] | None = None, **changed: Any
    ) -> str:
        """The address of this question, changed so, on one of the sales' pages."""
        asked = replace(self, **changed)
        return f"{reverse(f'figures:{name}', args=args)}?{urlencode({**asked.kept(), **(more or {})})}"

    def facts(self, **more: str) -> str:
        """The rows behind it."""
        return address(reverse("sales:facts"), {**self.kept(), **more})

    def _boundaries(self) -> dict[str, str]:
        return {"boundaries": "now"} if self.redrawn else {}

    def papers(self) -> str:
        """What was brought forward, with its papers."""
        return address(reverse("sales:brought"), {"area": self.area, **self._then(), **self._boundaries()})

    def targets(self) -> str:
        """The targets of the last month's fiscal year."""
        asked = {"area": self.area, "year": str(fiscal_year(self.end)), "known_at": self._moment}
        return address(reverse("sales:targets"), asked)

    def producer(self, key: int) -> str:
        """The producer's months."""
        return address(reverse("sales:producer", args=[key]), self._then())

    def report(self, key: int) -> str:
        """One report, with the moment."""
        return address(reverse("sales:report", args=[key]), {"known_at": self._moment})

    @property
    def _moment(self) -> str:
        return self.known_at.isoformat() if self.known_at else ""

    def _then(self) -> dict[str, str]:
        return {key: value for key, value in self.kept().items() if key in {"from", "to", "known_at"}}

    def divides(self, way: str) -> bool:
        """Whether sums by this way are kept together with what is asked for only."""
        return self.only is None or (TABLES[way] is TABLES[self.only[0]] and way != self.only[0])


def quarter_words(month: date) -> str:
    """The quarter in which the month lies: ไตรมาส 1 ปี 2561."""
    return _("Quarter %(quarter)s of %(year)s") % {"quarter": quarter(month), "year": fiscal_year(month)}


def periods(today: date) -> list[tuple[str, str, date, date]]:
    """Usual periods to choose from: code, words, first and last month; the newest first of each kind.

    The months, quarters and fiscal years that have begun by the last month that is over.
    """
    last = month_before(today)
    found = []
    begin = year_begin(last)
    for back in range(4):
        first = begin.replace(year=begin.year - back)
        until = min(first.replace(year=first.year + 1, month=9), last)
        found.append((f"y{first:%Y}", _("Fiscal year %(year)s") % {"year": fiscal_year(first)}, first, until))
    months = list(reversed(month_range(begin.replace(year=begin.year - 1), last)))
    for month in months:
        if month.month % 3 == 1:
            until = min(month.replace(month=month.month + 2), last)
            found.append((f"q{month:%Y%m}", quarter_words(month), month, until))
    return found + [(f"m{month:%Y%m}", month_short(month), month, month) for month in months[:13]]
