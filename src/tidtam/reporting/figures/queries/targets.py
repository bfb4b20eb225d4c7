"""sales.target: what is to be sold in a fiscal year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import money
from tidtam.kit.calendar import fiscal_year, month_range
from tidtam.reporting.figures.queries.labels import APART
from tidtam.reporting.figures.queries.shape import BAHT, BadFigureQuestion, Definition, Question
from tidtam.work.sales.queries.targets import target_of, target_sum, targets_below


def year_of(question: Question) -> date:
    """The first month of the fiscal year; refused where other months are asked for."""
    start, end = question.start, question.end
    if start is None or end is None or start.month != 10 or len(month_range(start, end)) != 12:
        raise BadFigureQuestion(
            _("A target is of one whole fiscal year, from October to September."), code="not_a_year"
        )
    return start


def _value(question: Question) -> int:
    return target_sum(question.area, year_of(question), question.known_at) or 0


def _parts(question: Question) -> Mapping[Any, int]:
    """By the next smaller areas; where these were adjusted, what they are apart from the whole is a part, too."""
    year = year_of(question)
    below = targets_below(question.area, year, question.known_at)
    parts: dict[Any, int] = {code: row.baht for code, row in below.items()}
    if question.by == "district" and not question.area:
        raise BadFigureQuestion(_("Targets of districts are shown for one province."), code="dimension")
    apart = (target_sum(question.area, year, question.known_at) or 0) - sum(parts.values())
    return {**parts, APART: apart} if apart else parts


def _way(question: Question, key: str) -> str:
    year = fiscal_year(year_of(question))
    if key == APART or question.by == "province":
        area = question.area if key == APART else key
        return f"{reverse('sales:targets')}?area={area}&year={year}"
    return reverse("sales:target", args=[key, year])


def _notes(question: Question) -> list[str]:
    year = year_of(question)
    own = target_of(question.area, year, question.known_at)
    below = sum(row.baht for row in targets_below(question.area, year, question.known_at).values())
    if own is None and not below:
        return [_("No target of this year is set here yet")]
    if own is None or not below or below == own.baht:
        return []
    return [_("The districts' targets add up to %(below)s baht") % {"below": money.text(below)}]


TARGET = Definition(
    name="sales.target",
    label=gettext_lazy("Sales target of the year"),
    unit=BAHT,
    source=gettext_lazy("Mean of the last three fiscal years and the increase that was set"),
    dimensions=("province", "district"),
    value=_value,
    parts=_parts,
    way=_way,
    notes=_notes,
    period=True,
    years=True,
)
