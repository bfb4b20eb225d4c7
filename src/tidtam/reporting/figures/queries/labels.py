"""The parts of a figure in full: every district and category is listed, also those with nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.calendar import fiscal_year, month_code, month_range, month_short
from tidtam.registers.marks.queries import mark_choices
from tidtam.registers.producers.models import (
    Category,
    Channel,
    Producer,
    ProducerKind,
    RegistrationState,
    SubCategory,
)
from tidtam.reporting.figures.queries.shape import Question
from tidtam.work.markets.models import MarketKind, VendorKind
from tidtam.work.plan.queries.known import WHOLE, approaches
from tidtam.work.sales.models import UNSPLIT
from tidtam.work.sales.queries.brought import BROUGHT
from tidtam.work.sales.queries.cells import AREAS
from tidtam.work.training.models import OutcomeKind, Topic

Part = tuple[str, str, int]  # key, label, value
Members = Callable[[], Sequence[tuple[str, str]]] | None

UNSPLIT_WORD = gettext_lazy("Not split")
APART = "apart"  # what the parts of a target do not add up to
AREA_LEVELS = AREAS
BELOW = {0: "province", 2: "district", 4: "subdistrict"}  # digits of an area -> the next smaller ones


def complete(question: Question, parts: Mapping[Any, int], own: Members = None) -> Iterator[Part]:
    """Key, label and value of each part, in the order in which the list is read; last what has no parts.

    own: the members of the dimension "kind", where they are not the kinds of producers.
    """
    known = {key: value for key, value in parts.items() if key not in (BROUGHT, APART, WHOLE)}
    if own is not None and question.by == "kind":
        yield from ((key, label, known.get(key, 0)) for key, label in own())
    else:
        yield from _known(question, known)
    if parts.get(BROUGHT):
        yield BROUGHT, _("Brought forward, without details"), parts[BROUGHT]
    if parts.get(WHOLE):
        yield WHOLE, _("For the whole area, not one part of it"), parts[WHOLE]
    if parts.get(APART):
        yield APART, _("Difference to the parts' targets"), parts[APART]


def _known(question: Question, parts: Mapping[Any, int]) -> Iterator[Part]:
    match question.by:
        case "province" | "district" | "subdistrict":
            yield from _areas(question, parts)
        case "month":
            yield from _months(question, parts)
        case "producer":
            yield from _producers(parts)
        case "approach":
            yield from _approaches(question, parts)
        case _:
            yield from _listed(question.by or "", parts)


def _areas(question: Question, parts: Mapping[Any, int]) -> Iterator[Part]:
    level = AREA_LEVELS[question.by or ""]
    inside = Area.objects.filter(within(question.area), level=level).order_by("sort_key")
    standing = [area for area in inside if area.exists_until is None or area.code in parts]
    for area in standing:
        yield area.code, area.label, parts.get(area.code, 0)


def _months(question: Question, parts: Mapping[Any, int]) -> Iterator[Part]:
    if not parts and not (question.start and question.end):
        return
    first = min((month for month in (question.start, *parts) if month), default=None)
    last = max((month for month in (question.end, *parts) if month), default=None)
    assert first is not None
    assert last is not None
    for month in month_range(first, last):
        yield month_code(month), month_short(month), parts.get(month, 0)


def _producers(parts: Mapping[Any, int]) -> Iterator[Part]:
    for producer in Producer.objects.filter(pk__in=parts).order_by("sort_key"):
        yield str(producer.pk), producer.name, parts[producer.pk]


def _approaches(question: Question, parts: Mapping[Any, int]) -> Iterator[Part]:
    year = fiscal_year(question.start or clock.today())
    named = approaches(question.area, year)
    for path in sorted({*named, *parts}):
        yield path, named.get(path, str(int(path))), parts.get(path, 0)


def _listed(dimension: str, parts: Mapping[Any, int]) -> Iterator[Part]:
    named = dict(members(dimension))
    for key, label in named.items():
        yield key, label, parts.get(key, 0)
    for key in sorted(parts.keys() - named.keys()):
        if parts[key]:  # a sum that was not split, or a name the list no longer has: it counts all the same
            yield key, str(UNSPLIT_WORD) if key == UNSPLIT else key, parts[key]


def members(dimension: str) -> list[tuple[str, str]]:
    """Every member of a short list with its name in the reader's language."""
    match dimension:
        case "category":
            return [(row.code, str(row)) for row in Category.objects.all()]
        case "part":
            return [(row.code, row.name) for row in SubCategory.objects.all()]
        case "state":
            return [(str(value), str(label)) for value, label in RegistrationState.choices]
        case "mark":
            return [*mark_choices(), ("", _("No mark"))]
        case "channel":
            return [(row.code, str(row)) for row in Channel.objects.all()]
        case "market":
            return [(row.code, str(row)) for row in MarketKind.objects.all()]
        case "kind":
            return [(str(value), str(label)) for value, label in ProducerKind.choices]
        case "vendor_kind":
            return [(str(value), str(label)) for value, label in VendorKind.choices]
        case "topic":
            return [(row.code, row.name) for row in Topic.objects.all()]
        case "outcome":
            real = [choice for choice in OutcomeKind.choices if choice[0] != OutcomeKind.UNCHANGED]
            return [(str(value), str(label)) for value, label in real]
    raise LookupError(dimension)


DIMENSIONS = {
    "province": gettext_lazy("Province"),
    "district": gettext_lazy("District"),
    "subdistrict": gettext_lazy("Subdistrict"),
    "category": gettext_lazy("Category"),
    "part": gettext_lazy("Sub-type"),
    "kind": gettext_lazy("Kind"),
    "state": gettext_lazy("State"),
    "mark": gettext_lazy("Mark"),
    "channel": gettext_lazy("Channel"),
    "month": gettext_lazy("Month"),
    "producer": gettext_lazy("Producer"),
    "vendor_kind": gettext_lazy("Kind"),
    "market": gettext_lazy("Market wished for"),
    "topic": gettext_lazy("Topic"),
    "approach": gettext_lazy("Approach"),
    "outcome": gettext_lazy("What changed"),
}
