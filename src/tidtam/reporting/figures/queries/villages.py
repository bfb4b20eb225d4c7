"""villages.visitors and villages.income: who came to the programme's villages, and what these earned by it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tidtam.kit.http import address
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import BAHT, VISITORS, Definition, Question
from tidtam.work.results.lists.villages import income_words, visitor_words
from tidtam.work.results.queries import sums

NEXT = {"province": "district"}
Names = tuple[str, ...]


def _span(question: Question) -> sums.Span:
    return sums.Span(question.area, question.start, question.end, question.known_at)


def _value(names: Names, question: Question) -> int:
    return sums.total(_span(question), names)


def _parts(names: Names, question: Question) -> Mapping[Any, int]:
    span = _span(question)
    match question.by:
        case "month":
            return sums.by_month(span, names)
        case "kind":
            return sums.by_kind(span, names)
        case _:
            return sums.by_area(span, names, AREA_LEVELS[question.by or ""])


def _way(question: Question, key: str) -> str:
    """A larger area leads to its parts, everything else to the months of villages themselves."""
    if question.by in NEXT:
        return question.url(area=key, by=NEXT[question.by])
    asked = {"area": question.area, **question.months()}
    match question.by:
        case "month":
            asked |= {"from": key, "to": key}
        case "kind":
            asked["kind"] = key
        case _:
            asked["area"] = key
    if question.known_at:
        asked["known_at"] = question.known_at.isoformat()
    return address(reverse("results:months"), asked)


def _notes(question: Question) -> Sequence[str]:
    """How many months of villages this is of; the others said something else, or nothing."""
    told = sums.answers(_span(question))
    of = told.reported + told.nil
    said = ngettext("Of %(of)s month of a village", "Of %(of)s months of villages", of) % {"of": f"{of:,}"}
    if told.nil:
        said += " " + _("(in %(nil)s nobody came)") % {"nil": f"{told.nil:,}"}
    return [said + " · " + _("what nobody reported is not counted as 0")]


def _definition(
    name: str, label: Any, unit: str, names: Names, words: Callable[[], Mapping[str, str]]
) -> Definition:
    return Definition(
        name=name,
        label=label,
        unit=unit,
        source=gettext_lazy("Monthly results of the programme's villages"),
        dimensions=("province", "district", "subdistrict", "kind", "month"),
        value=partial(_value, names),
        parts=partial(_parts, names),
        way=_way,
        period=True,
        notes=_notes,
        members=lambda: list(words().items()),
    )


VILLAGES = (
    _definition(
        "villages.visitors", gettext_lazy("Visitors of villages"), VISITORS, sums.VISITORS, visitor_words
    ),
    _definition(
        "villages.income", gettext_lazy("Tourism income of villages"), BAHT, sums.INCOME, income_words
    ),
)
