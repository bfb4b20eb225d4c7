"""Everything that a page of sales shows, each part read when it is asked for and only once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.calendar import month_of, month_range, year_begin
from tidtam.registers.producers.models import Producer
from tidtam.reporting.figures.queries.asked import Asked
from tidtam.reporting.figures.queries.lines import (
    Line,
    area_lines,
    brought_line,
    listed_lines,
    month_lines,
    summed,
)
from tidtam.reporting.figures.queries.shifts import Shift, shifts
from tidtam.work.sales.queries import season
from tidtam.work.sales.queries.brought import brought_sum
from tidtam.work.sales.queries.cells import AREAS, Later, Lens, Sold, cells
from tidtam.work.sales.queries.reporting import Reporting, reporting_by_area
from tidtam.work.sales.queries.spread import Mover, Spread, movers, spread_of_reports, spread_of_year
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.queries.targets import target_sum

MOST_REPORTED = 24  # months of which who reported is counted for one page
MOST_READ = 12  # months of a province's reports that are read for how few make how much


@dataclass(frozen=True)
class MoverLine:
    """A producer that moved, with its name and where it opens down."""

    mover: Mover
    name: str
    link: str
    report_link: str


@dataclass(frozen=True)
class Lying:
    """How sales lie among producers. exact: of the very period; else of the fiscal year `year`, as it stands now."""

    spread: Spread
    exact: bool
    year: date


class Look:
    """One question about sales, answered part by part from the kept sums."""

    def __init__(self, asked: Asked, place: Area) -> None:
        self.asked = asked
        self.place = place
        self.lens = asked.lens

    @cached_property
    def areas(self) -> list[Area]:
        """The areas one level below."""
        if not self.asked.below:
            return []
        rows = Area.objects.filter(parent=self.asked.area, level=len(self.asked.area) + 2)
        return list(rows.order_by("sort_key", "code"))

    @cached_property
    def months(self) -> Mapping[date, Sold]:
        """By month, from the years that the course of the year is read from to the end of the fiscal year."""
        found = cells(self._wide, ["month"], self._later)
        return {key[0]: sold for key, sold in found.items()}

    @cached_property
    def head(self) -> Sold:
        """The period as reported, without what was brought forward."""
        return summed({(month,): self.months.get(month, Sold()) for month in self.lens.months})[None]

    @cached_property
    def brought(self) -> tuple[int, int, int]:
        """Satang brought forward: in the period as known then, in the year before, in the period as it stands now."""
        if self.asked.only:
            return 0, 0, 0
        before = self.lens.year_before
        moment = self.asked.known_at
        this, earlier = (
            brought_sum(Span(self.asked.area, start, end, moment, redrawn=self.asked.redrawn))
            for start, end in ((self.asked.start, self.asked.end), before)
        )
        now = (
            brought_sum(Span(self.asked.area, self.asked.start, self.asked.end, redrawn=self.asked.redrawn))
            if moment
            else this
        )
        return this, earlier, now

    @cached_property
    def target(self) -> int | None:
        """Satang to be sold in the last month's fiscal year, as it was set by the moment; None for a part alone."""
        if self.asked.only:
            return None
        return target_sum(
            self.asked.area, year_begin(self.asked.end), self.asked.known_at, redrawn=self.asked.redrawn
        )

    @cached_property
    def year_so_far(self) -> int:
        """Satang from the beginning of that fiscal year to the last month, with what was brought forward."""
        begin, end = year_begin(self.asked.end), self.asked.end
        if begin == self.asked.start:
            return self.head.this.of(self.asked.standing) + self.brought[0]
        months = (self.months.get(month, Sold()).this for month in month_range(begin, end))
        told = sum(amount.of(self.asked.standing) for amount in months)
        return told + brought_sum(
            Span(self.asked.area, begin, end, self.asked.known_at, redrawn=self.asked.redrawn)
        )

    @cached_property
    def month_lines(self) -> list[Line]:
        return month_lines(self.asked, {month: self.months.get(month, Sold()) for month in self.lens.months})

    @cached_property
    def area_lines(self) -> list[Line]:
        if not self.asked.below:
            return []
        found = cells(self.lens, [self.asked.below], self._later, places=[area.code for area in self.areas])
        return self._with_brought(
            area_lines(self.asked, {key[0]: sold for key, sold in found.items()}, self.areas)
        )

    @cached_property
    def shifts(self) -> list[Shift]:
        """Where the boundaries of today make a difference to the areas below."""
        return shifts(self.asked, self.area_lines)

    def lines_by(self, way: str) -> list[Line]:
        """By category, mark, channel or kind; none where that is not kept together with what is asked for only."""
        if not self.asked.divides(way):
            return []
        if way in {"category", "mark"} and self.asked.only is None:
            place = ("category", "mark").index(way)
            return self._with_brought(listed_lines(self.asked, way, summed(self._category_and_mark, place)))
        found = cells(self.lens, [way], self._later)
        return self._with_brought(
            listed_lines(self.asked, way, {key[0]: sold for key, sold in found.items()})
        )

    @cached_property
    def reporting(self) -> Mapping[str, Reporting]:
        """Sent of expected by area below, in a subdistrict its own; none for very long periods."""
        if len(self.lens.months) > MOST_REPORTED:
            return {}
        level = AREAS.get(self.asked.below, len(self.asked.area))
        return reporting_by_area(self.asked.area, level, self.lens.months, self.asked.known_at)

    @cached_property
    def reported(self) -> Reporting | None:
        """Sent of expected in all; None where it is not counted."""
        if not self.reporting:
            return None
        return Reporting(
            sum(row.sent for row in self.reporting.values()),
            sum(row.expected for row in self.reporting.values()),
        )

    @cached_property
    def lying(self) -> Lying | None:
        """How sales lie among producers; none of one category or mark alone, which is not kept by producer."""
        if self.asked.only:
            return None
        year = year_begin(self.asked.end)
        of_year = month_range(year, _last_of(year))
        whole = sum(self.months.get(month, Sold()).now.baht for month in of_year)
        same = self.asked.start == year and whole == self.head.now.baht
        if same and not self.asked.official and self.asked.known_at is None:
            return Lying(self._of_year(year, len(self.lens.months)), True, year)
        level = len(self.asked.area)
        if level >= 4 or (level == 2 and len(self.lens.months) <= MOST_READ):
            return Lying(spread_of_reports(self.lens, official=self.asked.official), True, year)
        over = [month for month in of_year if month < month_of(clock.today())]
        return Lying(self._of_year(year, max(len(over), 1)), False, year)

    def _of_year(self, year: date, months: int) -> Spread:
        return spread_of_year(self.asked.area, year, months, redrawn=self.asked.redrawn)

    @cached_property
    def movers(self) -> list[MoverLine]:
        """The producers of a district or subdistrict, the greatest change first."""
        if len(self.asked.area) < 4 or self.asked.only:
            return []
        found = [
            one
            for one in movers(self.lens, official=self.asked.official)
            if one.change or one.now != one.this
        ]
        names = {one.pk: one.name for one in Producer.objects.filter(pk__in=[one.producer for one in found])}
        return [
            MoverLine(
                one,
                names.get(one.producer, ""),
                self.asked.producer(one.producer),
                self.asked.report(one.report) if one.report else "",
            )
            for one in found
        ]

    @cached_property
    def seasons(self) -> list[season.Season]:
        """The year's course, of everything that was reported, as known at the moment."""
        sums = {month: sold.this.of(self.asked.standing) for month, sold in self.months.items()}
        return season.seasons(sums, min(self.asked.end, month_of(clock.today())))

    @cached_property
    def _category_and_mark(self) -> dict[tuple[Any, ...], Sold]:
        return cells(self.lens, ["category", "mark"], self._later)

    @cached_property
    def _wide(self) -> Lens:
        first = min(season.first_month(self.asked.end), self.lens.start)
        return replace(self.lens, start=first, end=_last_of(year_begin(self.asked.end)))

    @cached_property
    def _later(self) -> Later:
        """Of every month that any part of the page needs."""
        return Later(self.lens, self._wide.year_before.start, self._wide.end)

    def _with_brought(self, lines: Sequence[Line]) -> list[Line]:
        """What was brought forward is a part of its own; the shares are of all parts."""
        this, before, now = self.brought
        if not (this or before or now):
            return list(lines)
        whole = (lines[0].whole if lines else 0) + this
        brought = brought_line(self.asked, this, before, now, whole, self.asked.papers())
        return [*(replace(line, whole=whole) for line in lines), brought]


def _last_of(year: date) -> date:
    return year.replace(year=year.year + 1, month=9)
