"""Which mark a product bears when."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from tidtam.registers.marks.models import Award, AwardSet, SchemeKind

CHUNK = 2000


def marks_in(month: date, products: Collection[int]) -> dict[int, str]:
    """Product key -> code of the mark in force on the first of the month; products without one are absent.

    Of several, the highest level counts.
    """
    keys = sorted(products)
    found: dict[int, str] = {}
    for start in range(0, len(keys), CHUNK):
        rows = in_force(month).filter(product__in=keys[start : start + CHUNK]).order_by("-level__order")
        found.update(rows.values_list("product_id", "level__code"))
    return found


def in_force(day: date) -> AwardSet:
    """Marks that may be used on that day."""
    return Award.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
        valid_from__lte=day,
        level__scheme__kind=SchemeKind.MARK,
    )
