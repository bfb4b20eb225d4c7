"""Producers that were found to be one owe one report a month, and any of them may have sent it.

Known at a moment: those merged by then count as one in every month, as the register counts them (producers.queries.
counted); asked for an earlier moment they are two still. Their sales stay where they were told: no total moves.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.registers.producers.queries.counted import counts_as, standing_merges
from tidtam.work.sales.models import Report


@dataclass
class One:
    """The kept one with all that count as it. spans: since and until when each was registered, as known then."""

    area: str
    spans: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    reported: set[date] = field(default_factory=set)

    def owes(self, month: date) -> bool:
        """Whether any of them was registered at some time in the month."""
        starts, ends = month_bounds(month)
        return any(since < ends and (until is None or until >= starts) for since, until in self.spans)


def bound_q(known_at: datetime | None, path: str = "pk") -> Q:
    """Producers on either side of a merge that stands, or stood at the moment."""
    standing = standing_merges(known_at)
    return Q(**{f"{path}__in": standing.values("gone")}) | Q(**{f"{path}__in": standing.values("kept")})


def ones(where: Q, months: Sequence[date], known_at: datetime | None) -> list[One] | None:
    """Each kept one that lies where asked; None where no merge stands. where: on the producer's area."""
    into = counts_as(known_at)
    if not into:
        return None
    kept = Producer.objects.filter(where, bound_q(known_at)).exclude(pk__in=into).order_by()
    found = {key: One(area) for key, area in kept.values_list("pk", "area_id")}
    bound = Producer.objects.filter(bound_q(known_at), registered_at__isnull=False).order_by()
    for key, since, until in bound.values_list("pk", "registered_at", "struck_at"):
        one = found.get(into.get(key, key))
        if one is not None and since is not None and (known_at is None or since <= known_at):
            later = known_at is not None and until is not None and until > known_at
            one.spans.append((since, None if later else until))
    for key, month in _reports(months, known_at):
        one = found.get(into.get(key, key))
        if one is not None:
            one.reported.add(month)
    return list(found.values())


def told_by_merged(month: date) -> dict[int, int]:
    """Kept producer -> report of the month by one that counts as it; not of its own."""
    into = counts_as()
    if not into:
        return {}
    told = Report.objects.filter(month=month, producer__merged_into__isnull=False).order_by("pk")
    return {into[key]: report for key, report in told.values_list("producer_id", "pk") if key in into}


def also_expected(month: date) -> set[int]:
    """Kept producers that owe a report of the month because one that counts as them was registered in it."""
    into = counts_as()
    if not into:
        return set()
    merged: defaultdict[int, One] = defaultdict(lambda: One(""))
    spans = Producer.objects.filter(merged_into__isnull=False, registered_at__isnull=False).order_by()
    for key, since, until in spans.values_list("pk", "registered_at", "struck_at"):
        if key in into and since is not None:
            merged[into[key]].spans.append((since, until))
    return {key for key, one in merged.items() if one.owes(month)}


def _reports(months: Sequence[date], known_at: datetime | None) -> list[tuple[int, date]]:
    told = Report.objects.filter(bound_q(known_at, "producer"), month__in=months)
    if known_at is not None:
        told = told.filter(first_recorded_at__lte=known_at)
    return list(told.order_by().values_list("producer_id", "month"))
