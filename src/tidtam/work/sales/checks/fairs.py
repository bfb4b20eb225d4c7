"""Fair sales of a month that two districts reported: of one producer under two keys, or of two named alike."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.registers.producers.likeness import NEAR, likeness, name_of
from tidtam.registers.producers.models import Distinct, Producer
from tidtam.registers.producers.queries.counted import counts_as
from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.habits import FAIR
from tidtam.work.sales.checks.shape import Elsewhere
from tidtam.work.sales.models import Report, ReportState, Sale

DISTRICT = 4


class Stall(NamedTuple):
    """What one report says of fairs. amounts: satang of each line and of all."""

    report: int
    producer: int
    area: str
    name: str
    amounts: frozenset[int]


def fairs_elsewhere(
    producers: Collection[int],
    month: date,
    *,
    sold: Mapping[int, Collection[int]] | None = None,
    by: Actor | None = None,
    all_areas: bool = True,
) -> dict[int, tuple[Elsewhere, ...]]:
    """Producer -> the fair sales that a near-named one in another district of its province, or one merged with it
    in any other district, reported for the month.

    sold: producer -> its own amounts, where only these are asked for. all_areas False: of the near-named ones only
    those that `by` may view (nobody's for None), for what is handed out before anything is typed.
    """
    rows = Producer.objects.filter(pk__in=sorted(set(producers))).values_list("pk", "area_id", "name_th")
    asked = {key: (area, name) for key, area, name in rows}
    if not asked:
        return {}
    into = counts_as()
    nobody = by is None and not all_areas  # then only what merged ones told is looked at
    stalls = _stalls(set() if nobody else {area[:2] for area, _name in asked.values()}, month, into, sold)
    if not stalls:
        return {}

    def may_see(area: str) -> bool:
        return all_areas or (by is not None and by.may("view", area))

    matched = match(asked, stalls, into, _settled(asked), sold, may_see)
    codes = {stall.area[:DISTRICT] for some in matched.values() for stall, _amounts in some}
    labels = {area.code: area.label for area in Area.objects.filter(pk__in=codes)}
    return {
        key: tuple(
            Elsewhere(amount, labels.get(stall.area[:DISTRICT], stall.area[:DISTRICT]), stall.report)
            for stall, amounts in some
            for amount in sorted(amounts)
        )
        for key, some in matched.items()
    }


def match(
    asked: Mapping[int, tuple[str, str]],
    stalls: Sequence[Stall],
    into: Mapping[int, int],
    apart: Collection[tuple[int, int]],
    sold: Mapping[int, Collection[int]] | None,
    may_see: Callable[[str], bool],
) -> dict[int, list[tuple[Stall, frozenset[int]]]]:
    """Producer (its area and name) -> other districts' stalls that may be its own, with the amounts in question."""
    found: defaultdict[int, list[tuple[Stall, frozenset[int]]]] = defaultdict(list)
    for key, (area, name) in asked.items():
        own = None if sold is None else frozenset(sold.get(key, ()))
        for stall in stalls:
            amounts = stall.amounts if own is None else stall.amounts & own
            if not amounts or stall.producer == key or stall.area[:DISTRICT] == area[:DISTRICT]:
                continue
            if into.get(stall.producer, stall.producer) != into.get(key, key):
                if (
                    stall.area[:2] != area[:2]
                    or (stall.producer, key) in apart
                    or not _near(name, stall.name)
                ):
                    continue
                if not may_see(stall.area):
                    continue
            found[key].append((stall, amounts))
    return dict(found)


def _stalls(
    provinces: Collection[str],
    month: date,
    into: Mapping[int, int],
    sold: Mapping[int, Collection[int]] | None,
) -> list[Stall]:
    """All reports of the month with fair sales worth comparing, of the provinces and of merged producers."""
    wanted = None if sold is None else {amount for some in sold.values() for amount in some}
    if wanted is not None and not any(amount >= at.FAIR_LEAST for amount in wanted):
        return []
    where = Q(pk__in=())
    for province in sorted(provinces):
        where |= within(province, "area_id")
    if into:
        where |= Q(producer__in=sorted({*into, *into.values()}))
    # By the reports of the month: the facts' own index is by area first, and would walk all of its months.
    reports = Report.objects.filter(where, month=month).exclude(state=ReportState.DRAFT)
    facts = Sale.objects.filter(report__in=reports.values("pk"), channel=FAIR).order_by("report_id", "pk")
    by_report: defaultdict[int, list[int]] = defaultdict(list)
    for report, baht in facts.values_list("report_id", "baht"):
        by_report[report].append(baht)
    amounts = {
        report: frozenset(amount for amount in (*some, sum(some)) if amount >= at.FAIR_LEAST)
        for report, some in by_report.items()
    }
    keys = [report for report, some in amounts.items() if (some if wanted is None else some & wanted)]
    if not keys:
        return []
    rows = Report.objects.filter(pk__in=keys).order_by("pk")
    return [
        Stall(report, producer, area, name, amounts[report])
        for report, producer, area, name in rows.values_list(
            "pk", "producer_id", "area_id", "producer__name_th"
        )
    ]


def _near(one: str, other: str) -> bool:
    """As near as two in one subdistrict must be to be shown as one."""
    return one == other or likeness(name_of(one), name_of(other)) >= NEAR


def _settled(producers: Collection[int]) -> set[tuple[int, int]]:
    """Pairs that an officer found to be two, both ways round."""
    pairs = Distinct.objects.filter(Q(first__in=producers) | Q(second__in=producers))
    found = set(pairs.values_list("first_id", "second_id"))
    return found | {(second, first) for first, second in found}
