"""budget.allocated, disbursed, returned, remaining, committed, carried, and the two percentages of a fiscal year."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.calendar import fiscal_year, month_range
from tidtam.kit.http import address
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import BAHT, PERCENT, BadFigureQuestion, Definition, Question
from tidtam.work.plan.queries.budget import Sums
from tidtam.work.plan.queries.known import (
    WHOLE,
    sums_by_approach,
    sums_by_area,
    sums_by_month,
    year_sums,
)

Take = Callable[[Sums], int]


def year_of(question: Question) -> int:
    """The fiscal year that is asked for, the present one where no months are; refused where it is not a whole one."""
    start, end = question.start, question.end
    if start is None and end is None:
        return fiscal_year(clock.today())
    if start is None or end is None or start.month != 10 or len(month_range(start, end)) != 12:
        raise BadFigureQuestion(
            _("A budget is of one whole fiscal year, from October to September."), code="not_a_year"
        )
    return fiscal_year(start)


def _value(take: Take, question: Question) -> int:
    return take(year_sums(question.area, year_of(question), question.known_at))


def _parts(take: Take, question: Question) -> Mapping[Any, int]:
    asked = question.area, year_of(question)
    sums: Mapping[Any, Sums]
    match question.by:
        case "approach":
            sums = sums_by_approach(*asked, question.known_at)
        case "month":
            sums = sums_by_month(*asked, question.known_at)
        case _:
            sums = sums_by_area(*asked, AREA_LEVELS[question.by or ""], question.known_at)
    return {key: take(one) for key, one in sums.items()}


def _way(name: str, question: Question, key: str) -> str:
    """A province leads to its districts, everything else to the entries."""
    if question.by == "province":
        return question.url(area=key, by="district")
    asked = {"area": question.area, "year": str(year_of(question)), "sum": name}
    match question.by:
        case "approach":
            asked["step"] = key
        case "month":
            asked["month"] = key
        case _ if key == WHOLE:
            asked["own"] = question.area
        case _:
            asked["area"] = key
    return address(reverse("plan:entries"), asked | _then(question))


def _share_way(question: Question, key: str) -> str:
    """A percentage leads to what it is a part of."""
    if question.by == "province":
        return question.url(area=key, by="district")
    whole = replace(question, name="budget.disbursed")
    return whole.url(area=question.area if key == WHOLE else key, by="approach")


def _then(question: Question) -> dict[str, str]:
    return {"known_at": question.known_at.isoformat()} if question.known_at else {}


def _notes(question: Question) -> list[str]:
    return [_("Fiscal year %(year)s") % {"year": year_of(question)}]


def _sum(name: str, label: Any) -> Definition:
    def take(sums: Sums) -> int:
        return int(getattr(sums, name))

    return Definition(
        name=f"budget.{name}",
        label=label,
        unit=BAHT,
        source=gettext_lazy("Entries of the budget"),
        dimensions=("province", "district", "approach", "month"),
        value=partial(_value, take),
        parts=partial(_parts, take),
        way=partial(_way, name),
        notes=_notes,
        period=True,
        years=True,
    )


def _share(name: str, label: Any) -> Definition:
    def take(sums: Sums) -> int:
        return int(getattr(sums, name) or 0)

    dimensions = ("province", "district", "approach")
    return Definition(
        name=f"budget.{name}",
        label=label,
        unit=PERCENT,
        source=gettext_lazy("Entries of the budget"),
        dimensions=dimensions,
        value=partial(_value, take),
        parts=partial(_parts, take),
        way=_share_way,
        notes=_notes,
        period=True,
        years=True,
        overlapping=frozenset(dimensions),
    )


BUDGET = (
    _sum("allocated", gettext_lazy("Budget allocated")),
    _sum("disbursed", gettext_lazy("Budget disbursed")),
    _sum("returned", gettext_lazy("Budget returned")),
    _sum("remaining", gettext_lazy("Budget remaining")),
    _sum("committed", gettext_lazy("Budget committed")),
    _sum("carried", gettext_lazy("Budget carried over the year")),
    _share("spent_share", gettext_lazy("Disbursed of what was allocated (BPM)")),
    _share("used_share", gettext_lazy("Disbursed and returned of what was allocated (internal)")),
)
