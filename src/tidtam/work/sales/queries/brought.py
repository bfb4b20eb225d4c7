"""Sums brought forward (ยอดยกมา): which of them count in a span, and which only touch it."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum

from tidtam.ground.areas.redraw import now_of
from tidtam.kit.access import within
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries.sums import Span

BROUGHT = "brought"  # the part of its own that every breakdown gives them; no code of anything else


def brought(span: Span) -> list[Brought]:
    """The sums that count in the span: of areas within its area, for months that lie wholly within its months.

    They count as official too: each rests on a paper.
    """
    return list(_counted(span).select_related("area").order_by("first", "last", "area_id", "pk"))


def brought_sum(span: Span) -> int:
    """Satang of the sums that count in the span."""
    return _counted(span).aggregate(sum=Sum("baht"))["sum"] or 0


class Touching(NamedTuple):
    """Sums of some of the span's months.

    left_out: those that do not count in it: of areas within its own for months of which only some are asked for;
    and those of a larger area, which nobody can divide among its parts.
    """

    counted: list[Brought]
    left_out: list[Brought]


def places(span: Span) -> dict[str, str]:
    """Code under which a sum stands -> that of its place today, where the span asks for today's boundaries."""
    if not span.redrawn:
        return {}
    gone = (
        Brought.objects.filter(area__exists_until__isnull=False).order_by().values_list("area_id", flat=True)
    )
    codes = set(gone.distinct())
    return now_of(codes) if codes else {}


def in_area(area: str, moves: Mapping[str, str]) -> Q:
    """Sums of areas within the area, counted under `moves`."""
    came = [old for old, new in moves.items() if new.startswith(area)]
    left = [old for old, new in moves.items() if not new.startswith(area)]
    return (within(area, "area_id") & ~Q(area_id__in=left)) | Q(area_id__in=came)


def touching(span: Span) -> Touching:
    """What counts in the span and what is left out of it, in one query."""
    rows = known(Brought.objects.select_related("area"), span.known_at).filter(_touching(span))
    moves = places(span)
    here = Q(area_id__in=above(span.area)) | (in_area(span.area, moves) or Q(area_id__gte=""))
    found = Touching([], [])
    for row in rows.filter(here).order_by("first", "last", "area_id", "pk"):
        counts = _counts(row, moves.get(row.area_id, row.area_id), span)
        (found.counted if counts else found.left_out).append(row)
    return found


def _counts(row: Brought, place: str, span: Span) -> bool:
    begun = span.start is None or row.first >= span.start
    ended = span.end is None or row.last <= span.end
    return place.startswith(span.area) and begun and ended


def known(rows: "QuerySet[Brought]", moment: datetime | None) -> "QuerySet[Brought]":
    """Those that stand now, or stood at the moment; one that was taken back at that very moment stands no more."""
    if moment is None:
        return rows.filter(replaced_at=None)
    standing = Q(replaced_at=None) | Q(replaced_at__gt=moment)
    return rows.filter(standing, recorded_at__lte=moment)


def first_of(row: Brought) -> Brought:
    """The row that the sum was first entered with; the trail knows the sum by it."""
    while row.replaces is not None:
        row = row.replaces
    return row


def history(row: Brought) -> list[Brought]:
    """The sum as it was entered, corrected and taken back, the newest first."""
    newest = row
    while (after := Brought.objects.filter(replaces=newest).first()) is not None:
        newest = after
    rows = [newest]
    while rows[-1].replaces is not None:
        rows.append(rows[-1].replaces)
    return rows


def _counted(span: Span) -> "QuerySet[Brought]":
    rows = known(Brought.objects.filter(in_area(span.area, places(span))), span.known_at)
    return rows.filter(_wholly(span))


def _wholly(span: Span) -> Q:
    asked = Q()
    if span.start is not None:
        asked &= Q(first__gte=span.start)
    if span.end is not None:
        asked &= Q(last__lte=span.end)
    return asked


def _touching(span: Span) -> Q:
    asked = Q()
    if span.start is not None:
        asked &= Q(last__gte=span.start)
    if span.end is not None:
        asked &= Q(first__lte=span.end)
    return asked


def above(area: str) -> list[str]:
    """The codes of what the area lies in."""
    return [area[:digits] for digits in range(0, len(area), 2)]
