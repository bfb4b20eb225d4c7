"""training.attended and training.outcomes: who came to trainings, and what changed afterwards."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr, TruncMonth
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import within
from tidtam.kit.http import address
from tidtam.registers.producers.models import Producer
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import CHANGES, PRODUCERS, Definition, Question
from tidtam.work.training.queries.counting import attended, changed

FILTERS = {"topic": "topic", "outcome": "kind"}
NEXT = {"province": "district", "district": "subdistrict"}


def _came(question: Question) -> "QuerySet[Any]":
    """Those who came to trainings that began in the months, with `counts`, the producer that theirs counts as."""
    rows = attended((question.start, question.end), question.known_at)
    place = Producer.objects.filter(pk=OuterRef("counts")).values("area_id")
    placed: QuerySet[Any] = rows.annotate(where=Subquery(place)).filter(within(question.area, "where"))
    return placed.order_by()


def _attended(question: Question) -> int:
    return _came(question).values("counts").distinct().count()


def _attended_parts(question: Question) -> Mapping[Any, int]:
    rows = _came(question)
    match question.by:
        case "month":
            keyed = rows.annotate(part=TruncMonth("training__starts_on"))
        case "topic":
            keyed = rows.annotate(part=F("training__topic_id"))
        case _:
            keyed = rows.annotate(part=Substr("where", 1, AREA_LEVELS[question.by or ""]))
    return dict(keyed.values_list("part").annotate(Count("counts", distinct=True)))


def _attended_way(question: Question, key: str) -> str:
    """A larger area leads to its parts, everything else to the producers themselves."""
    if question.by in NEXT:
        return question.url(area=key, by=NEXT[question.by])
    return _listed("training:trained", question, key)


def _changed(question: Question) -> "QuerySet[Any]":
    rows = changed((question.start, question.end), question.known_at)
    return rows.filter(within(question.area, "producer__area_id")).order_by()


def _changed_parts(question: Question) -> Mapping[Any, int]:
    rows = _changed(question)
    match question.by:
        case "month":
            keyed = rows.annotate(part=TruncMonth("happened_on"))
        case "outcome":
            keyed = rows.annotate(part=F("kind"))
        case _:
            keyed = rows.annotate(part=Substr("producer__area_id", 1, AREA_LEVELS[question.by or ""]))
    return dict(keyed.values_list("part").annotate(Count("pk")))


def _changed_way(question: Question, key: str) -> str:
    if question.by in NEXT:
        return question.url(area=key, by=NEXT[question.by])
    return _listed("training:outcomes", question, key)


def _listed(name: str, question: Question, key: str) -> str:
    """The list of the rows that this part is made of."""
    asked = {"area": question.area, **question.months()}
    if question.by == "month":
        asked |= {"from": key, "to": key}
    elif question.by in FILTERS:
        asked[FILTERS[question.by]] = key
    else:
        asked["area"] = key
    if question.known_at:
        asked["known_at"] = question.known_at.isoformat()
    elif name == "training:outcomes":
        asked["state"] = "confirmed"
    return address(reverse(name), asked)


ATTENDED = Definition(
    name="training.attended",
    label=_("Producers that came to a training"),
    unit=PRODUCERS,
    source=_("Sign-in sheets of the trainings"),
    dimensions=("province", "district", "subdistrict", "topic", "month"),
    value=_attended,
    parts=_attended_parts,
    way=_attended_way,
    period=True,
    overlapping=frozenset({"topic", "month"}),
)

OUTCOMES = Definition(
    name="training.outcomes",
    label=_("Confirmed changes after trainings"),
    unit=CHANGES,
    source=_("Changes recorded after trainings, confirmed by another officer"),
    dimensions=("province", "district", "subdistrict", "outcome", "month"),
    value=lambda question: _changed(question).count(),
    parts=_changed_parts,
    way=_changed_way,
    period=True,
)
