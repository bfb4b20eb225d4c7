"""The centres with what stands in them and who came; `public` is for everybody."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.queries import register
from tidtam.registers.centres.models import KINDS, Centre, CentreSet, StockMove, Tally

DAYS_SHOWN = 30


class DayCount(NamedTuple):
    on: date
    people: int


class InStock(NamedTuple):
    """there: sheets of one brochure that are in the centre now."""

    what: str
    there: int


def centres(actor: Actor) -> "QuerySet[Asset]":
    """The assets that are centres, with condition and centre; month: visitors of this month."""
    first = clock.today().replace(day=1)
    month = (
        Tally.objects.filter(centre__asset=OuterRef("pk"), on__gte=first)
        .order_by()
        .values("centre")
        .annotate(people=Sum("people"))
        .values("people")
    )
    rows = register(actor).filter(kind__code__in=KINDS).select_related("centre")
    return rows.annotate(month=Coalesce(Subquery(month, output_field=IntegerField()), Value(0)))


def days(centre: Centre) -> list[DayCount]:
    """Visitors of each of the last days on which any were counted, the latest first."""
    since = clock.today() - timedelta(days=DAYS_SHOWN)
    rows = centre.tallies.filter(on__gte=since).values("on").annotate(people=Sum("people")).order_by("-on")
    return [DayCount(row["on"], row["people"]) for row in rows]


def stock(centre: Centre) -> list[InStock]:
    """What is there of each brochure, none of it included, so that it is seen to have run out."""
    rows = (
        StockMove.objects.filter(centre=centre).values("what").annotate(there=Sum("change")).order_by("what")
    )
    return [InStock(row["what"], row["there"]) for row in rows]


def public() -> CentreSet:
    """What visitors are told: open centres, in the order of their places."""
    rows = Centre.objects.published().select_related("asset__kind", "asset__area__parent__parent")
    return rows.order_by("asset__area_id", "asset__sort_key", "pk")
