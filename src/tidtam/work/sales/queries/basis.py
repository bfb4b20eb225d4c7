"""What a target rests on: the last three fiscal years of a round's producers, how complete they are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Substr

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.calendar import fiscal_year, month_range, year_begin
from tidtam.registers.producers.models import Registration, RegistrationState, Round
from tidtam.registers.producers.queries.counted import counts_as
from tidtam.work.sales.models import ProducerTotal
from tidtam.work.sales.queries.brought import brought, places
from tidtam.work.sales.queries.cascade import aim, share_out
from tidtam.work.sales.queries.redrawn import gone_places, inside
from tidtam.work.sales.queries.reporting import Reporting, reporting_by_month
from tidtam.work.sales.queries.sums import Span

YEARS = 3
#: The round registered them; that a registration lapsed later does not take its producer out of the cohort.
COUNTED = (RegistrationState.REGISTERED, RegistrationState.LAPSED)


class YearSum(NamedTuple):
    """One of the years. year: its first month; reported: satang that the cohort's producers reported; brought:
    satang brought forward for months of this year alone; reporting: of all producers of the area."""

    year: date
    reported: int
    brought: int
    reporting: Reporting

    @property
    def fiscal(self) -> int:
        """The year as it is named, in พ.ศ."""
        return fiscal_year(self.year)


@dataclass(frozen=True)
class Basis:
    """across: satang brought forward for months of more than one of the years; sums: satang of all three years by
    next smaller area; makers: producers of the cohort by the same."""

    years: tuple[YearSum, ...]
    across: int
    sums: dict[str, int]
    makers: dict[str, int]

    @property
    def total(self) -> int:
        return self.across + sum(one.reported + one.brought for one in self.years)

    @property
    def mean(self) -> int:
        """Satang in a year, half up."""
        return (2 * self.total + YEARS) // (2 * YEARS)


class Part(NamedTuple):
    """What a plan gives to one of the areas."""

    area: Area
    mean: int
    baht: int


@dataclass(frozen=True)
class Plan:
    """A target as it would be set. by_makers: divided by the number of producers, as no sums by area are known."""

    basis: Basis
    baht: int
    parts: tuple[Part, ...]
    by_makers: bool


def years_before(year: date) -> list[date]:
    """The first months of the three fiscal years before."""
    return [date(year.year - back, 10, 1) for back in range(YEARS, 0, -1)]


def plan(area: str, year: date, cohort: Round, percent: int) -> Plan:
    """The area's target and those of its parts; percent in hundredths of a per cent."""
    known = basis(area, year, cohort)
    baht = aim(known.mean, percent)
    level = len(area) + 2
    areas = list(Area.objects.filter(within(area), level=level, exists_until=None).order_by("sort_key"))
    sums = {one.code: known.sums.get(one.code, 0) for one in areas}
    by_makers = not any(sums.values())
    weights = {one.code: known.makers.get(one.code, 0) for one in areas} if by_makers else sums
    shares = share_out(baht, weights)
    parts = tuple(Part(one, sums[one.code] // YEARS, shares[one.code]) for one in areas)
    return Plan(known, baht, parts, by_makers)


def basis(area: str, year: date, cohort: Round) -> Basis:
    """What the round's producers sold in the area in the three years before, and what was brought forward there."""
    years = years_before(year)
    level = len(area) + 2
    sold = ProducerTotal.objects.filter(_of(cohort), inside(area, "area", redrawn=True), month__in=years)
    moves = gone_places()
    there = sold.exclude(area__in=sorted(moves)).annotate(key=Substr("area", 1, level))
    then = sold.filter(area__in=sorted(moves)).annotate(key=F("area"))
    sums: Counter[str] = Counter()
    reported: Counter[date] = Counter()
    for rows in (there, then) if moves else (there,):
        for key, month, baht in rows.values_list("key", "month").order_by().annotate(Sum("baht")):
            sums[moves.get(key, key)[:level]] += baht
            reported[month] += baht
    apart: Counter[date] = Counter()
    across = 0
    span = Span(area, years[0], date(year.year, 9, 1), redrawn=True)
    old = places(span)
    for row in brought(span):
        place = old.get(row.area_id, row.area_id)
        if len(place) >= level:
            sums[place[:level]] += row.baht
        first, last = year_begin(row.first), year_begin(row.last)
        if first == last:
            apart[first] += row.baht
        else:
            across += row.baht
    rates = reporting_by_month(area, month_range(years[0], date(year.year, 9, 1)))
    found = []
    for one in years:
        of_year = [rates[month] for month in rates if year_begin(month) == one]
        told = Reporting(sum(rate.sent for rate in of_year), sum(rate.expected for rate in of_year))
        found.append(YearSum(one, reported[one], apart[one], told))
    makers = Registration.objects.filter(
        within(area, "producer__area_id"), round=cohort, state__in=COUNTED
    ).annotate(key=Substr("producer__area_id", 1, level))
    counted = dict(makers.values_list("key").annotate(Count("pk")).order_by())
    return Basis(tuple(found), across, dict(sums), counted)


def _of(cohort: Round) -> Q:
    """Sums of the round's producers: of those it registered, and of those that count as one of them."""
    registered = Registration.objects.filter(round=cohort, state__in=COUNTED)
    into = counts_as()
    bound = {*into, *into.values()}
    kept = {
        into.get(key, key) for key in registered.filter(producer__in=bound).values_list("producer", flat=True)
    }
    alike = [key for key in bound if into.get(key, key) in kept]
    return Q(producer__in=registered.values("producer")) | Q(producer__in=alike)
