"""Which mark a product bears when."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

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


def standing(award: Award, day: date) -> tuple[str, str]:
    """Whether the mark may be used on the day, as state and words."""
    if award.revoked_on is not None and award.revoked_on <= day:
        return "late", _("Revoked")
    if award.valid_from > day:
        return "none", _("Not yet in force")
    if award.valid_until is not None and award.valid_until < day:
        return "soon", _("Expired")
    return "done", _("In force")
