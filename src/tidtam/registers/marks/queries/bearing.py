"""Which mark a product bears when."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from tidtam.kit.among import listed
from tidtam.registers.marks.models import Award, AwardSet, Level, SchemeKind, Version


def marks_in(month: date, products: Collection[int]) -> dict[int, str]:
    """Product key -> code of the mark in force on the first of the month; products without one are absent.

    Of several, the highest level counts.
    """
    if not products:
        return {}
    rows = in_force(month).filter(product__in=listed(products)).order_by("-level__order")
    return dict(rows.values_list("product_id", "level__code"))


def in_force(day: date, kind: str = SchemeKind.MARK) -> AwardSet:
    """Awards that may be used on that day: marks, or another kind of scheme."""
    return Award.objects.filter(usable_on(day), version__scheme__kind=kind)


def usable_on(day: date) -> Q:
    """Begun, not ended, not revoked by then."""
    ended = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return ended & (Q(revoked_on__isnull=True) | Q(revoked_on__gt=day)) & Q(valid_from__lte=day)


def mark_levels(day: date | None = None) -> list[Level]:
    """The levels of the product marks, the highest first; with a day those of the versions in force on it.

    Of several versions that have a level of the same code the latest one's stands, in its order.
    """
    versions = Version.objects.published() if day is None else Version.objects.on(day)
    rows = Level.objects.filter(version__in=versions.filter(scheme__kind=SchemeKind.MARK)).select_related(
        "version"
    )
    found: dict[str, Level] = {}
    for level in rows.order_by("-version__valid_from", "version__scheme__code", "order"):
        found.setdefault(level.code, level)
    return list(found.values())


def mark_choices() -> list[tuple[str, str]]:
    """Code and name of every product mark, for a filter."""
    return [(level.code, str(level)) for level in mark_levels()]


def standing(award: Award, day: date) -> tuple[str, str]:
    """Whether the mark may be used on the day, as state and words."""
    if award.revoked_on is not None and award.revoked_on <= day:
        return "late", _("Revoked")
    if award.valid_from > day:
        return "none", _("Not yet in force")
    if award.valid_until is not None and award.valid_until < day:
        return "soon", _("Expired")
    return "done", _("In force")
