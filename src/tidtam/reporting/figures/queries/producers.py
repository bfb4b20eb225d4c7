"""producers.registered: how many producers a round counts."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import within
from tidtam.registers.producers.actions.steps import OVER
from tidtam.registers.producers.models import Registration, RegistrationState, RegistrationStep
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import PRODUCERS, Definition, Question


def _counted(question: Question) -> "QuerySet[Registration]":
    """Registrations that stand as registered in the round, now or at the moment that is asked for."""
    rows = Registration.objects.filter(within(question.area, "producer__area_id"), round=question.round)
    if question.known_at is None:
        return rows.filter(state=RegistrationState.REGISTERED)
    steps = RegistrationStep.objects.filter(recorded_at__lte=question.known_at)
    struck = steps.filter(state__in=OVER).values("registration_id")
    # A registration is registered once at most, and only being cancelled or lapsing can follow.
    return rows.filter(
        steps__state=RegistrationState.REGISTERED, steps__recorded_at__lte=question.known_at
    ).exclude(pk__in=struck)


def _value(question: Question) -> int:
    return _counted(question).count()


def _parts(question: Question) -> Mapping[Any, int]:
    rows = _counted(question).order_by()
    match question.by:
        case "category":
            keyed = rows.annotate(key=F("producer__products__category_id")).exclude(key=None)
        case "kind":
            keyed = rows.annotate(key=F("producer__kind"))
        case _:
            keyed = rows.annotate(key=Substr("producer__area_id", 1, AREA_LEVELS[question.by or ""]))
    return dict(keyed.values_list("key").annotate(Count("producer_id", distinct=True)))


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
    dimensions=("province", "district", "subdistrict", "category", "kind"),
    value=_value,
    parts=_parts,
    way=_way,
    rounds=True,
    overlapping=frozenset({"category"}),
)
