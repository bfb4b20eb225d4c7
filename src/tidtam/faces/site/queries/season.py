"""What is to be had in a month, and which of it the first page shows."""

from datetime import date
from itertools import islice
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q

from tidtam.registers.tourism.models import Kind, Offer, OfferSet, Picture, Receives, VillagePageSet
from tidtam.registers.tourism.queries import public

DISHED_UP = 8
VILLAGES = 8
_STEP = 7919  # a prime, by which the days turn through the rows


class HasMonth(Func):
    """Whether a column of months holds this one, 1 to 12."""

    output_field = BooleanField()

    def __init__(self, column: str, month: int) -> None:
        super().__init__(F(column))
        self.month = int(month)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = f"EXISTS (SELECT 1 FROM json_each(%(expressions)s) WHERE value = {self.month})"  # noqa: S608 - a number
        return super().as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = f"(%(expressions)s @> '{self.month}'::jsonb)"
        return super().as_sql(compiler, connection, template=template, **extra)


def to_be_had(month: int, *, strictly: bool = False) -> Q:
    """A condition on offers: in that month. strictly: those only that have months of their own."""
    own = Q(HasMonth("months", month))
    return own if strictly else own | Q(months=[])


def now(day: date) -> list[Offer]:
    """A few things of the season, other ones each day, at most one of a village; photographed ones first."""
    rows = Offer.objects.published().filter(to_be_had(day.month, strictly=True)).exclude(kind=Kind.EVENT)
    photographed = Exists(Picture.objects.showable().filter(offer=OuterRef("pk")))
    found = rows.values_list("pk", "page_id", photographed)
    turned = sorted(found, key=lambda row: (not row[2], (row[0] * _STEP + day.toordinal() * 31) % 10_007))
    chosen: dict[int, int] = {}
    for pk, page, _photo in turned:
        chosen.setdefault(page, pk)
        if len(chosen) == DISHED_UP:
            break
    keys = list(chosen.values())
    kept = {offer.pk: offer for offer in public.offers().filter(pk__in=keys)}
    return [kept[pk] for pk in keys if pk in kept]


def welcoming(day: date) -> VillagePageSet:
    """A few villages that receive now without an appointment first, other ones each day."""
    rows = public.receiving().values_list("pk", "receives")
    turned = sorted(
        rows, key=lambda row: (row[1] != Receives.YES, (row[0] * _STEP + day.toordinal() * 31) % 10_007)
    )
    return public.receiving().filter(pk__in=[pk for pk, _receives in islice(turned, VILLAGES)])


def of_kind(rows: OfferSet, kind: str) -> OfferSet:
    return rows.filter(kind=kind) if kind in Kind.values else rows
