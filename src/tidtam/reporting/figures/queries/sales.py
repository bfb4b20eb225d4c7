"""sales.total, sales.official and sales.reporting_rate: what was sold, what of it is official, who reported at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import money
from tidtam.kit.calendar import month_code, month_range, month_short, parse_month_code
from tidtam.kit.http import address
from tidtam.reporting.figures.queries.labels import AREA_LEVELS, BELOW
from tidtam.reporting.figures.queries.shape import BAHT, PERCENT, BadFigureQuestion, Definition, Question
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries import brought, reporting, sums

OFFICIAL_NAME = "sales.official"
NEXT = {"province": "district", "district": "subdistrict", "subdistrict": "producer"}


def _span(question: Question) -> sums.Span:
    official = question.name == OFFICIAL_NAME
    return sums.Span(
        question.area, question.start, question.end, question.known_at, official, question.redrawn
    )


def _total(question: Question) -> int:
    """What was reported, and what was brought forward without reports; the parts tell the two apart."""
    span = _span(question)
    return sums.total(span) + brought.brought_sum(span)


def _total_parts(question: Question) -> Mapping[Any, int]:
    """What was brought forward is a part of its own in every breakdown: nobody knows what it is made of."""
    span = _span(question)
    parts = _reported_parts(question, span)
    apart = brought.brought_sum(span)
    return {**parts, brought.BROUGHT: apart} if apart else parts


def _reported_parts(question: Question, span: sums.Span) -> Mapping[Any, int]:
    match question.by:
        case "category":
            return sums.by_category(span)
        case "mark":
            return sums.by_mark(span)
        case "channel":
            return sums.by_channel(span)
        case "kind":
            return sums.by_kind(span)
        case "month":
            return sums.by_month(span)
        case "producer":
            return sums.by_producer(span)
    return sums.by_area(span, AREA_LEVELS[question.by or ""])


def _total_way(question: Question, key: str) -> str:
    """Down the areas to the producer and its reports; other parts lead to the facts they are made of.

    What was brought forward leads to its papers.
    """
    if key == brought.BROUGHT:
        asked = {"area": question.area, **question.months(), **_then(question)}
        return address(reverse("sales:brought"), asked)
    if question.by in NEXT:
        return question.url(area=key, by=NEXT[question.by])
    if question.by == "month":
        return question.url(**{"from": key, "to": key, "by": _below(question.area)})
    if question.by == "producer":
        return address(reverse("sales:producer", args=[key]), {**question.months(), **_then(question)})
    asked = {
        "area": question.area,
        **question.months(),
        question.by or "": key or "none",
        "standing": "official" if question.name == OFFICIAL_NAME else "",
        **_then(question),
    }
    return address(reverse("sales:facts"), asked)


def _total_notes(question: Question) -> list[str]:
    """What was brought forward and counts; what was and does not count in exactly these months or this area."""
    span = _span(question)
    found = brought.touching(span)
    counted = sum(row.baht for row in found.counted)
    told = {"baht": money.text(counted)}
    notes = [_("Of this, %(baht)s baht are brought forward without details") % told] if counted else []
    return notes + [_left_out(row, span) for row in found.left_out]


def _left_out(row: Brought, span: sums.Span) -> str:
    told = {"area": row.area.label, "baht": money.text(row.baht)}
    told |= {"first": month_short(row.first), "last": month_short(row.last)}
    if len(row.area_id) < len(span.area):
        return (
            _(
                "A sum brought forward for the whole of %(area)s from %(first)s to %(last)s is not divided by area "
                "and does not count here"
            )
            % told
        )
    return (
        _(
            "%(baht)s baht brought forward for %(area)s cover %(first)s to %(last)s and do not count in these months"
        )
        % told
    )


def _then(question: Question) -> dict[str, str]:
    """The moment goes along to the last row, or the rows would not add up to the figure above."""
    return {"known_at": question.known_at.isoformat()} if question.known_at else {}


def _below(area: str) -> str:
    return BELOW.get(len(area), "producer")


def _months(question: Question) -> Sequence[date]:
    if question.start is None or question.end is None:
        raise BadFigureQuestion(_("Say the first and the last month."), code="months_missing")
    return month_range(question.start, question.end)


def _rate(question: Question) -> int:
    return reporting.reporting(question.area, _months(question), question.known_at).rate


def _rate_parts(question: Question) -> Mapping[Any, int]:
    months = _months(question)
    if question.by == "month":
        by_month = reporting.reporting_by_month(question.area, months, question.known_at)
        return {month: row.rate for month, row in by_month.items()}
    level = AREA_LEVELS[question.by or ""]
    by_area = reporting.reporting_by_area(question.area, level, months, question.known_at)
    return {code: row.rate for code, row in by_area.items()}


def _rate_way(question: Question, key: str) -> str:
    """Down the areas, at last to who reported and who did not."""
    if question.by == "month":
        month = parse_month_code(key)
        return _reports(question.area, month)
    if question.by == "subdistrict":
        return _reports(key, question.end or _months(question)[-1])
    return question.url(area=key, by=NEXT[question.by or ""])


def _reports(area: str, month: date) -> str:
    return address(reverse("sales:list"), {"area": area, "month": month_code(month)})


DIVIDED = ("province", "district", "subdistrict", "category", "mark", "channel", "kind", "month", "producer")

TOTAL = Definition(
    name="sales.total",
    label=gettext_lazy("Sales of community products"),
    unit=BAHT,
    source=gettext_lazy("Monthly sales reports of the producers, provisional ones too"),
    dimensions=DIVIDED,
    value=_total,
    parts=_total_parts,
    way=_total_way,
    notes=_total_notes,
    period=True,
    redraws=True,
)

OFFICIAL = replace(
    TOTAL,
    name=OFFICIAL_NAME,
    label=gettext_lazy("Official sales of community products"),
    source=gettext_lazy("Monthly sales reports that were approved"),
)

REPORTING_RATE = Definition(
    name="sales.reporting_rate",
    label=gettext_lazy("Reports sent of reports expected"),
    unit=PERCENT,
    source=gettext_lazy("Monthly sales reports of the producers"),
    dimensions=("province", "district", "subdistrict", "month"),
    value=_rate,
    parts=_rate_parts,
    way=_rate_way,
    period=True,
    overlapping=frozenset({"province", "district", "subdistrict", "month"}),
)
