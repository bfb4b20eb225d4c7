"""What was said of months, added up by the database: a light row for each month, of which pages read many at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from tidtam.work.results.models import INCOME, VISITORS, Result, ResultRevision


def summed(names: Sequence[str], path: str = "") -> Case:
    """The column that adds what was counted; None where nothing of it was."""
    added: Any = Value(0)
    for name in names:
        added = added + Coalesce(F(f"{path}{name}"), 0)
    unknown = Q(**{f"{path}{name}__isnull": True for name in names})
    return Case(When(unknown, then=None), default=added, output_field=BigIntegerField())


def months_said(known_at: datetime | None = None) -> "QuerySet[Any]":
    """Each month of a village with the answer, the visitors and the income that stand, or stood at the moment."""
    stands = Q(revisions__number=F("version"))
    if known_at is not None:
        stands = Q(revisions__in=ResultRevision.objects.standing(known_at))
    found: QuerySet[Any] = Result.objects.filter(stands).annotate(
        answer=F("revisions__answer"),
        visitors=summed(VISITORS, "revisions__"),
        income=summed(INCOME, "revisions__"),
    )
    return found


def with_months(path: str = "", known_at: datetime | None = None) -> Prefetch[Any]:
    """To be fetched with areas, to which `path` leads; they stand in the area's `said`."""
    return Prefetch(f"{path}results", queryset=months_said(known_at), to_attr="said")
