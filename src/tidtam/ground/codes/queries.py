"""Codes as lists and papers ask for them."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from tidtam.ground.codes.models import Code, CodeSet, Scan
from tidtam.kit import clock
from tidtam.kit.public import address

LATELY = 30


class Day(NamedTuple):
    """Openings of one code on one day."""

    day: date
    openings: int


def codes_of(subjects: Collection[str]) -> dict[str, Code]:
    """Those that have one, by subject; one query."""
    return {code.subject: code for code in Code.objects.filter(subject__in=set(subjects))}


def short_address(code: Code | str, language: str = "th") -> str:
    """What the QR says after the host: /q/CODE; "" where no room shows codes."""
    return address("goods:short", str(code), language=language)


def with_counts(rows: CodeSet) -> CodeSet:
    """Each with `openings` in all and `lately`, of the last thirty days."""
    since = clock.today() - timedelta(days=LATELY - 1)
    return rows.annotate(openings=_sum(Scan.objects.all()), lately=_sum(Scan.objects.filter(day__gte=since)))


def days_of(code: Code, days: int = 90) -> list[Day]:
    """The days on which it was opened, the latest first."""
    since = clock.today() - timedelta(days=days - 1)
    rows = Scan.objects.filter(code=code, day__gte=since).order_by("-day")
    return [Day(row.day, row.count) for row in rows]


def _sum(scans: "QuerySet[Scan]") -> Coalesce:
    summed = scans.filter(code=OuterRef("pk")).order_by().values("code").annotate(sum=Sum("count"))
    return Coalesce(Subquery(summed.values("sum"), output_field=IntegerField()), 0)
