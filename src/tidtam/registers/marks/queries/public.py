"""The marks that everybody may see: those that may be used today; never one that was revoked or has ended."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from tidtam.kit import clock
from tidtam.kit.among import listed
from tidtam.registers.marks.models import Award, AwardSet, Level, SchemeKind, Version
from tidtam.registers.marks.queries.bearing import usable_on

#: A quadrant tells the office where to help; it is not a mark that a product bears.
SHOWN = (SchemeKind.MARK, SchemeKind.STAR, SchemeKind.STANDARD)


class Mark(NamedTuple):
    """One mark that a product bears. scheme, level: codes; key: of the certificate's page; until: None without end."""

    scheme: str
    level: str
    name: str
    colour: str
    of: str
    slogan: str
    key: UUID
    until: date | None


def standing(today: date | None = None) -> AwardSet:
    """Awards that may be used today, of schemes that the public sees."""
    return Award.objects.filter(usable_on(today or clock.today()), version__scheme__kind__in=SHOWN)


def marks_of(products: Iterable[int], today: date | None = None) -> dict[int, list[Mark]]:
    """The marks of products by key, of each scheme the highest; one query."""
    rows = standing(today).filter(product__in=listed(products)).select_related("level", "version__scheme")
    found: dict[int, dict[str, Mark]] = {}
    for award in rows.order_by("version__scheme__kind", "version__scheme__code", "level__order"):
        scheme = award.version.scheme
        mark = Mark(
            scheme.code,
            award.level.code,
            str(award.level),
            award.level.colour,
            str(scheme),
            award.level.slogan,
            award.key,
            award.valid_until,
        )
        found.setdefault(award.product_id, {}).setdefault(scheme.code, mark)
    return {product: list(marks.values()) for product, marks in found.items()}


def bearing(scheme: str, level: str, today: date | None = None) -> "QuerySet[Award, int]":
    """Keys of the products that bear a level today."""
    rows = standing(today).filter(version__scheme__code=scheme, level__code=level)
    return rows.values_list("product_id", flat=True)


def level_of(scheme: str, level: str) -> Level | None:
    """The level as the latest version in which it stands tells of it; drafts tell nothing."""
    rows = Level.objects.filter(code=level, version__in=Version.objects.published())
    rows = rows.filter(version__scheme__code=scheme, version__scheme__kind__in=SHOWN)
    return rows.select_related("version__scheme").order_by("-version__valid_from", "-pk").first()


def levels_now(today: date | None = None) -> list[Level]:
    """The levels of the schemes that stand today, mark by mark, the highest first."""
    versions = Version.objects.on(today or clock.today()).filter(scheme__kind__in=SHOWN)
    rows = Level.objects.filter(version__in=versions).select_related("version__scheme")
    return list(rows.order_by("version__scheme__kind", "version__scheme__code", "order"))
