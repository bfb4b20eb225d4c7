"""The offers as their sheet carries them away."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from tidtam.kit.access import within_any
from tidtam.registers.tourism.content import offer_row
from tidtam.registers.tourism.models import Offer
from tidtam.registers.tourism.sheets import columns


def rows(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The offers of the areas in the order of their villages, in the columns' order; what waits rather than what is
    public, for that is what somebody goes on writing at."""
    kinds, recurrences = columns.kinds(), columns.recurrences()
    found = Offer.objects.filter(within_any(areas, "page__community__area_id"), draft=None)
    found = found.select_related("page__community__area", "product").prefetch_related("dates")
    for one in found.order_by("page__community__area_id", "kind", "sort_key", "pk").iterator(chunk_size=500):
        said = offer_row(one)
        yield (
            one.page.code,
            one.page.area.label,
            kinds.word(one.kind),
            one.name_th,
            one.name_en,
            one.text_th,
            one.text_en,
            one.price_from,
            one.price_to,
            columns.write_months(one.months),
            *(None if half is None else Decimal(str(half)) for half in (one.latitude, one.longitude)),
            one.recipe_th,
            one.before_th,
            one.after_th,
            one.brand_th,
            one.rooms,
            one.sleeps,
            one.certificate,
            one.certified_until,
            one.minutes,
            recurrences.word(one.recurs) if one.recurs else "",
            columns.write_dates(said.dates),
        )
