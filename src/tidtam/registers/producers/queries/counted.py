"""As which producer each one counts: since a merge as the kept one, until the merge is undone.

A merge is a link (docs/decisions/0012): nothing is moved, and whoever counts asks here what counts as what at the
moment that is asked for. Merges are few beside producers, so the links are read whole.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from tidtam.registers.producers.models import Merge, Producer


def standing_merges(known_at: datetime | None = None) -> "QuerySet[Merge]":
    """The merges that stand now, or stood at the moment; one undone at that very moment stands no more."""
    if known_at is None:
        return Merge.objects.filter(undone_at__isnull=True)
    return Merge.objects.filter(
        Q(undone_at__isnull=True) | Q(undone_at__gt=known_at), at__lte=known_at
    ).order_by()


def counts_as(known_at: datetime | None = None) -> dict[int, int]:
    """gone -> the one it counts as, through merges of merged ones to the last. Others count as themselves."""
    into = dict(standing_merges(known_at).values_list("gone_id", "kept_id"))
    return {gone: _last(gone, into) for gone in into}


def came_with(known_at: datetime | None = None) -> dict[int, list[int]]:
    """The kept ones, each with all that count as it."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for gone, kept in counts_as(known_at).items():
        found[kept].append(gone)
    return dict(found)


def counted_keys(producers: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    """The keys of `producers`, a query of that column, and of those as which merged ones among them count today.

    What a list is narrowed by must hold of the same ones as a figure counts, or its way down would lose some.
    """
    into = counts_as()
    merged = Producer.objects.filter(pk__in=producers, merged_into__isnull=False) if into else ()
    kept = {into[row.pk] for row in merged if row.pk in into}
    if not kept:
        return producers
    return Producer.objects.filter(Q(pk__in=producers) | Q(pk__in=kept)).values("pk")


def _last(gone: int, into: dict[int, int]) -> int:
    """The end of the chain. Only one that stands can be kept (actions.merge), so a chain never comes back."""
    while gone in into:
        gone = into[gone]
    return gone
