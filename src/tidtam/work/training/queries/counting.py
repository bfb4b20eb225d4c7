"""Which producers came to a training, each counted once, also as it was known at an earlier moment."""

from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import next_month
from tidtam.registers.producers.models import Merge, Producer
from tidtam.registers.producers.queries import PLACE
from tidtam.work.training.models import Attendee, Outcome, OutcomeSet

Months = tuple[date | None, date | None]  # first days; None is open


def attended(months: Months, moment: datetime | None) -> "QuerySet[Any]":
    """Those who came for a producer to a training that began in the months, each with `counts`: the key of the
    producer that theirs counts as.
    """
    rows = Attendee.objects.counted(moment).filter(producer__isnull=False)
    return rows.filter(in_months(months, "training__starts_on")).annotate(counts=_counts_as(moment))


def trained(actor: Actor, months: Months, moment: datetime | None) -> "QuerySet[Producer]":
    """The producers of the actor's areas that came to a training in the months: `trainings` of them, the `last`."""
    came = attended(months, moment).filter(counts=OuterRef("pk")).order_by().values("counts")
    return (
        Producer.objects.open_to(actor, "view")
        .filter(pk__in=attended(months, moment).values("counts"))
        .select_related(PLACE)
        .annotate(
            trainings=Subquery(came.annotate(n=Count("training", distinct=True)).values("n")),
            last=Subquery(came.annotate(day=Max("training__starts_on")).values("day")),
        )
    )


def changed(months: Months, moment: datetime | None) -> OutcomeSet:
    """Confirmed changes that came about in the months."""
    return Outcome.objects.counted(moment).filter(in_months(months, "happened_on"))


def in_months(months: Months, path: str) -> Q:
    """Rows whose day lies in the months."""
    first, last = months
    found = Q()
    if first is not None:
        found &= Q(**{f"{path}__gte": first})
    if last is not None:
        found &= Q(**{f"{path}__lt": next_month(last)})
    return found


def _counts_as(moment: datetime | None) -> Coalesce:
    merges = Merge.objects.filter(gone=OuterRef("producer_id"))
    if moment is None:
        merges = merges.filter(undone_at=None)
    else:
        merges = merges.filter(Q(undone_at=None) | Q(undone_at__gt=moment), at__lte=moment)
    return Coalesce(Subquery(merges.values("kept")[:1]), F("producer_id"), output_field=BigIntegerField())
