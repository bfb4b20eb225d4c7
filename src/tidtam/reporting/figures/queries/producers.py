"""producers.registered: how many producers a round counts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, Exists, F, Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import within
from tidtam.registers.producers.actions.steps import OVER
from tidtam.registers.producers.models import (
    Producer,
    Product,
    Registration,
    RegistrationState,
    RegistrationStep,
)
from tidtam.registers.producers.queries.counted import counts_as, standing_merges
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import PRODUCERS, Definition, Question


def _counted(question: Question, where: Q) -> "QuerySet[Registration]":
    """Registrations that stand as registered in the round, now or at the moment that is asked for."""
    rows = Registration.objects.filter(where, round=question.round)
    if question.known_at is None:
        return rows.filter(state=RegistrationState.REGISTERED)
    steps = RegistrationStep.objects.filter(recorded_at__lte=question.known_at)
    struck = steps.filter(state__in=OVER).values("registration_id")
    # A registration is registered once at most, and only being cancelled or lapsing can follow.
    return rows.filter(
        steps__state=RegistrationState.REGISTERED, steps__recorded_at__lte=question.known_at
    ).exclude(pk__in=struck)


def _value(question: Question) -> int:
    """Counted in one query as long as no producer is merged, which the desk's first page asks each time."""
    here = _counted(question, within(question.area, "producer__area_id")).order_by()
    bound = here.annotate(bound=Exists(standing_merges(question.known_at).order_by()))
    counts: dict[bool, int] = dict(bound.values_list("bound").annotate(Count("pk")))
    if False in counts:
        return counts[False]
    into = counts_as(question.known_at)
    alone = _alone(question, into).count()
    return alone + sum(1 for _root in _merged(question, into))


def _parts(question: Question) -> Mapping[Any, int]:
    into = counts_as(question.known_at)
    rows = _alone(question, into).order_by()
    match question.by:
        case "category" | "part":
            keyed = rows.annotate(key=F(f"producer__products__{question.by}_id")).exclude(key=None)
        case "kind":
            keyed = rows.annotate(key=F("producer__kind"))
        case _:
            keyed = rows.annotate(key=Substr("producer__area_id", 1, AREA_LEVELS[question.by or ""]))
    found = Counter(dict(keyed.values_list("key").annotate(Count("producer_id", distinct=True))))
    found.update(_merged_keys(question, into))
    return found


def _alone(question: Question, into: Mapping[int, int]) -> "QuerySet[Registration]":
    """What counts in the area without the producers that a merge binds to others."""
    rows = _counted(question, within(question.area, "producer__area_id"))
    return rows.exclude(_bound(question, "producer")) if into else rows


def _bound(question: Question, path: str) -> Q:
    """Producers on either side of a merge that stood at the moment that is asked for."""
    standing = standing_merges(question.known_at)
    return Q(**{f"{path}__in": standing.values("gone")}) | Q(**{f"{path}__in": standing.values("kept")})


def _merged(question: Question, into: Mapping[int, int]) -> Iterator[tuple[int, str, str]]:
    """Key, area and kind of each kept one that the round counts in the area: for itself or for what came with it.

    Each once, whatever came with it, and where it is, wherever those were.
    """
    if not into:
        return
    counted = _counted(question, _bound(question, "producer")).values_list("producer_id", flat=True)
    roots = {into.get(key, key) for key in counted}
    bound = Producer.objects.filter(_bound(question, "pk")).order_by("pk")
    for key, area, kind in bound.values_list("pk", "area_id", "kind"):
        if key in roots and area.startswith(question.area):
            yield key, area, kind


def _merged_keys(question: Question, into: Mapping[int, int]) -> Iterator[str]:
    """Of each of them the part that it counts in; what came with a maker is made by it, so it may be in several."""
    roots = list(_merged(question, into))
    if question.by not in ("category", "part"):
        level = AREA_LEVELS.get(question.by or "", 0)
        yield from (kind if question.by == "kind" else area[:level] for _key, area, kind in roots)
        return
    made: defaultdict[int, set[str]] = defaultdict(set)
    if roots:
        for key, part in Product.objects.filter(_bound(question, "producer")).values_list(
            "producer_id", f"{question.by}_id"
        ):
            if part is not None:
                made[into.get(key, key)].add(part)
    for key, _area, _kind in roots:
        yield from made[key]


def _way(question: Question, key: str) -> str:
    """A larger area leads to its parts, everything else to the producers themselves."""
    if question.by == "province":
        return question.url(area=key, by="district")
    if question.by == "district":
        return question.url(area=key, by="subdistrict")
    asked = {"area": question.area, "round": question.round or "", "state": RegistrationState.REGISTERED}
    asked["area" if question.by == "subdistrict" else question.by or ""] = key
    return f"{reverse('producers:list')}?{urlencode(asked)}"


REGISTERED = Definition(
    name="producers.registered",
    label=_("Producers registered"),
    unit=PRODUCERS,
    source=_("Register of producers, registrations by round"),
    dimensions=("province", "district", "subdistrict", "category", "part", "kind"),
    value=_value,
    parts=_parts,
    way=_way,
    rounds=True,
    overlapping=frozenset({"category", "part"}),
)
