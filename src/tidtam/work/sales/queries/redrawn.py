"""Sums under the boundaries of today: what was told under a code that is no more counts where that area is now.

The kept totals stand under the codes of their time. Few areas ever change theirs, so the facts of those that
did are read and carried over; over the whole country nothing changes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Case, F, Q, Sum, When

from tidtam.ground.areas.redraw import now_of
from tidtam.kit.access import within
from tidtam.work.sales.models import Change, Sale, Standing

CHUNK = 500


class Carried(NamedTuple):
    """Satang of one old code: where it stood, where it is now, under which key."""

    before: str
    after: str
    key: Any
    amount: int


def carried(
    months: Q, known_at: datetime | None, official: bool, paths: tuple[str, str] | None = None
) -> list[Carried]:
    """What stands under old codes in these months. paths: the key's on facts and on changes; None for one sum."""
    moves = gone_places()
    sums: defaultdict[tuple[str, Any], int] = defaultdict(int)
    standing = Q(standing=Standing.OFFICIAL) if official else Q(standing__gt=0)
    codes = sorted(moves)
    for start in range(0, len(codes), CHUNK):
        part = codes[start : start + CHUNK]
        facts: Any = Sale.objects.filter(months, standing, area__in=part)
        for code, key, amount in _by(facts, paths[0] if paths else None, "baht"):
            sums[code, key] += amount
        if known_at is not None:
            later: Any = Change.objects.filter(months, area__in=part, recorded_at__gt=known_at)
            for code, key, amount in _by(
                later, paths[1] if paths else None, "official" if official else "baht"
            ):
                sums[code, key] -= amount
    return [Carried(code, moves[code], key, amount) for (code, key), amount in sums.items() if amount]


#: a way of dividing -> what a fact and what a change call it
WAYS = {
    "category": ("category", "category"),
    "mark": ("mark", "mark"),
    "channel": ("channel_id", "channel_id"),
    "kind": ("kind", "producer_kind"),
}
_OFFICIAL = Sum(Case(When(standing=Standing.OFFICIAL, then="baht"), default=0))


class Moved(NamedTuple):
    """Satang, units and official satang of one old code and month: as they stand now, and what came after a moment."""

    before: str
    after: str
    month: date
    keys: tuple[str, ...]
    now: tuple[int, int, int]
    later: tuple[int, int, int]


def moved(months: Q, known_at: datetime | None, ways: Sequence[str]) -> list[Moved]:
    """What stands under old codes in these months, divided by `ways`."""
    moves = gone_places()
    now: defaultdict[tuple[Any, ...], tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    later = now.copy()
    codes = sorted(moves)
    for start in range(0, len(codes), CHUNK):
        part = codes[start : start + CHUNK]
        facts: Any = Sale.objects.filter(months, standing__gt=0, area__in=part).values_list(
            "area_id", "month", *(WAYS[way][0] for way in ways)
        )
        for *key, baht, units, official in facts.annotate(
            Sum("baht"), Sum("units"), approved=_OFFICIAL
        ).order_by():
            now[tuple(key)] = baht, units, official
        if known_at is not None:
            changes: Any = Change.objects.filter(months, area__in=part, recorded_at__gt=known_at).values_list(
                "area_id", "month", *(WAYS[way][1] for way in ways)
            )
            for *key, baht, units, official in changes.annotate(
                Sum("baht"), Sum("units"), Sum("official")
            ).order_by():
                later[tuple(key)] = baht, units, official
    return [
        Moved(key[0], moves[key[0]], key[1], key[2:], now[key], later[key])
        for key in sorted({*now, *later}, key=str)
    ]


def inside(area: str, path: str, *, redrawn: bool) -> Q:
    """Rows whose code lies within the area; redrawn: those whose place is there today, whatever code they bear."""
    if not redrawn:
        return within(area, path)
    moves = gone_places()
    left = sorted(old for old, new in moves.items() if old.startswith(area) and not new.startswith(area))
    came = sorted(old for old, new in moves.items() if new.startswith(area) and not old.startswith(area))
    return (within(area, path) & ~Q(**{f"{path}__in": left})) | Q(**{f"{path}__in": came})


def gone_places() -> dict[str, str]:
    """Old codes under which anything was ever told -> where they are today."""
    return now_of(_used())


def carry(found: Mapping[Any, int], area: str, rows: list[Carried]) -> dict[Any, int]:
    """Sums of an area by key, with what came into it and without what left it."""
    there = defaultdict(int, found)
    for row in rows:
        there[row.key] += row.amount * (row.after.startswith(area) - row.before.startswith(area))
    return {key: amount for key, amount in there.items() if amount or key in found}


def carry_areas(found: Mapping[str, int], area: str, level: int, rows: list[Carried]) -> dict[str, int]:
    """Sums by area of a level within an area, with what moved between them, into it and out of it."""
    there = defaultdict(int, found)
    for row in rows:
        if row.before.startswith(area) and len(row.before) >= level:
            there[row.before[:level]] -= row.amount
        if row.after.startswith(area) and len(row.after) >= level:
            there[row.after[:level]] += row.amount
    return {key: amount for key, amount in there.items() if amount}


def _used() -> set[str]:
    """Old codes under which anything was ever told."""
    from tidtam.ground.areas.models import Area

    gone = Area.objects.filter(exists_until__isnull=False, level__gte=6).values("code")
    return set(Sale.objects.filter(area__in=gone).order_by().values_list("area_id", flat=True).distinct())


def _by(rows: Any, path: str | None, amount: str) -> list[tuple[str, Any, int]]:
    if path is None:
        return [
            (code, None, told) for code, told in rows.values_list("area_id").annotate(Sum(amount)).order_by()
        ]
    keyed = rows.annotate(key=F(path)).values_list("area_id", "key")
    return list(keyed.annotate(Sum(amount)).order_by())
