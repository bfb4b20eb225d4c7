"""Who is at rest when: pauses as they stand, or as they were known at an earlier moment."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from tidtam.kit.calendar import month_short
from tidtam.work.sales.models import Pause


def known_pauses(known_at: datetime | None) -> "QuerySet[Pause]":
    """Pauses that hold now, or held at the moment."""
    if known_at is None:
        return Pause.objects.filter(withdrawn_at__isnull=True).order_by()
    stood = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at)
    return Pause.objects.filter(stood, recorded_at__lte=known_at).order_by()


def pauses_in(months: Sequence[date], known_at: datetime | None) -> "QuerySet[Pause]":
    """Pauses that touch one of the months."""
    if not months:
        return Pause.objects.none()
    to = Q(last__isnull=True) | Q(last__gte=min(months))
    return known_pauses(known_at).filter(to, first__lte=max(months))


def at_rest(month: date | OuterRef, known_at: datetime | None) -> Exists:
    """Whether a pause of the producer, which is the row, covers the month."""
    to = Q(last__isnull=True) | Q(last__gte=month)
    return Exists(known_pauses(known_at).filter(to, producer=OuterRef("pk"), first__lte=month))


def covered(first: date, last: date | None, months: Sequence[date]) -> list[date]:
    """The months from the first to the last of a pause."""
    return [month for month in months if first <= month and (last is None or month <= last)]


def resting(pauses: "QuerySet[Pause]", months: Sequence[date]) -> dict[int, set[date]]:
    """Producer -> those of the months in which a pause holds."""
    found: defaultdict[int, set[date]] = defaultdict(set)
    for producer, first, last in pauses.values_list("producer_id", "first", "last"):
        found[producer].update(covered(first, last, months))
    return dict(found)


class Rest(NamedTuple):
    """A pause as a page tells it: พ.ค. 61 ถึง ก.ค. 61."""

    row: Pause
    months: str


def rests_of(producer: int, known_at: datetime | None) -> list[Rest]:
    """Those of one producer, the newest first."""
    rows = known_pauses(known_at).filter(producer=producer).order_by("-first", "-pk")
    return [Rest(row, span_text(row)) for row in rows]


def span_text(paused: Pause) -> str:
    """From which month to which, or from when on."""
    first = month_short(paused.first)
    if paused.last is None:
        return str(_("from %(first)s until further notice") % {"first": first})
    if paused.last == paused.first:
        return first
    return str(_("%(first)s to %(last)s") % {"first": first, "last": month_short(paused.last)})
