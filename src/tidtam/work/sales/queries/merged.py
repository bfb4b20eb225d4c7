"""Producers that were found to be one owe one report a month, and any of them may have sent it.

Known at a moment: those merged by then count as one in every month, as the register counts them (producers.queries.
counted); asked for an earlier moment they are two still. Their sales stay where they were told: no total moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.registers.producers.queries.counted import counts_as, standing_merges
from tidtam.work.sales.queries.pauses import pauses_in, resting
from tidtam.work.sales.queries.told import Told, told_reports

Months = set[date]


@dataclass
class One:
    """The kept one with all that count as it.

    spans: since and until when each was registered, as known then, and the months in which that one rests by
    itself; rests: months in which the kept one, and with it all of them, is at rest.
    """

    key: int
    area: str
    spans: list[tuple[datetime, datetime | None, Months]] = field(default_factory=list)
    rests: Months = field(default_factory=set)
    told: dict[date, Told] = field(default_factory=dict)

    def registered(self, month: date) -> bool:
        """Whether any of them was registered at some time in the month."""
        return any(_in(month, since, until) for since, until, _rests in self.spans)

    def owes(self, month: date) -> bool:
        """Whether a report is expected: one of them was registered and not at rest."""
        if month in self.rests:
            return False
        return any(_in(month, since, until) and month not in rests for since, until, rests in self.spans)


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
    found = {key: One(key, area) for key, area in kept.values_list("pk", "area_id")}
    rests = resting(pauses_in(months, known_at).filter(bound_q(known_at, "producer")), months)
    bound = Producer.objects.filter(bound_q(known_at), registered_at__isnull=False).order_by()
    for key, since, until in bound.values_list("pk", "registered_at", "struck_at"):
        one = found.get(into.get(key, key))
        if one is not None and since is not None and (known_at is None or since <= known_at):
            later = known_at is not None and until is not None and until > known_at
            one.spans.append((since, None if later else until, rests.get(key, set())))
    for one in found.values():
        one.rests = rests.get(one.key, set())
    reports = told_reports(months, known_at).filter(bound_q(known_at, "producer"))
    for told in Told.of(reports):
        one = found.get(into.get(told.producer, told.producer))
        if one is not None:
            before = one.told.get(told.month)
            one.told[told.month] = told if before is None else before.beside(told, one.key)
    return list(found.values())


def _in(month: date, since: datetime, until: datetime | None) -> bool:
    starts, ends = month_bounds(month)
    return since < ends and (until is None or until >= starts)
