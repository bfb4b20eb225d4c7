"""A figure's page: the number, what it is made of, and the way down to the rows."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import may_at
from tidtam.ground.areas.queries import chain
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import charts
from tidtam.kit.lists import ListColumn, listing
from tidtam.reporting.figures.forms import QuestionForm
from tidtam.reporting.figures.queries import (
    DEFINITIONS,
    BadFigureQuestion,
    Definition,
    Figure,
    FigureRow,
    figures,
)
from tidtam.reporting.figures.queries.asked import EVERYTHING, OFFICIAL, Asked
from tidtam.reporting.figures.queries.labels import BELOW, DIMENSIONS
from tidtam.reporting.figures.queries.shape import BAHT, PERCENT, Question
from tidtam.reporting.figures.queries.usual import usual_question, usual_questions
from tidtam.work.sales.drawings import Drawing, draw
from tidtam.work.sales.queries.brought import BROUGHT

MOST_BARS = 40
SUBDISTRICT = 6  # digits; below it no totals of months are kept


@require_safe
@login_required
def overview(request: SignedIn) -> HttpResponse:
    """All figures of the reader's area, each for its usual period; in a village only those that go so far."""
    place = area_of(request)
    reaching = [one for one in DEFINITIONS.values() if not (one.period and len(place.code) > SUBDISTRICT)]
    questions = usual_questions(reaching, place.code)
    found = figures(questions, places={place.code: place})
    return render(request, "figures/overview.html", {"figures": found, "label": place.label})


@require_safe
@login_required
def one(request: SignedIn, name: str) -> HttpResponseBase:
    """One figure with its parts; outside the reader's areas there is none."""
    definition = DEFINITIONS.get(name)
    if definition is None:
        raise Http404
    place = area_of(request)
    area = place.code
    usual = usual_question(definition, area)
    form = QuestionForm(definition, _asked(request, usual))
    by = request.GET.get("by", "") or _usual_dimension(definition, area)
    context: dict[str, Any] = {
        "form": form,
        "definition": definition,
        "crumbs": _crumbs(request, name, place),
    }
    if not form.is_valid():
        return render(request, "figures/figure.html", {**context, "fields": form.shown()}, status=422)
    given = form.cleaned_data
    question = Question(
        name, area, given.get("from"), given.get("to"), given.get("round"), given.get("known_at"), by or None,
        redrawn=given.get("boundaries") == "now",
    )  # fmt: skip
    try:
        found = figures([question], places={area: place})[0]
    except BadFigureQuestion as error:
        problem = " ".join(error.messages)
        return render(
            request,
            "figures/figure.html",
            {**context, "fields": form.shown(), "problem": problem},
            status=422,
        )
    page = listing(
        request,
        found.rows,
        _columns(found, question.by),
        title=f"{found.label} {found.area_label} {found.period}",
        name=name,
        empty=_("This figure is not divided here."),
        per_page=200,
    )
    context |= {
        "fields": form.shown(),
        "fig": replace(found, link=""),
        "page": page,
        "dimensions": _dimensions(definition, question),
        "chart": None if page.download else _chart(found),
        "kept": {"area": area, "by": question.by or ""},
        "overview": _overview(question),
    }
    return page.download or render(request, "figures/figure.html", context)


def _overview(question: Question) -> str:
    """The page of sales with the same months and moment; "" for what it does not tell."""
    if question.name not in {"sales.total", "sales.official"} or not (question.start and question.end):
        return ""
    standing = OFFICIAL if question.name == "sales.official" else EVERYTHING
    return Asked(question.area, question.start, question.end, standing, question.known_at).url()


def area_of(request: SignedIn) -> Area:
    """The area asked for, or the reader's own; 404 where it is not theirs or is none."""
    reach = request.user.reach("view")
    if not reach:
        raise Http404
    code = request.GET.get("area", _own(reach))
    if not may_at(request.user, "view", [code]):
        raise Http404
    return get_object_or_404(Area, pk=code)


def _own(reach: tuple[str, ...]) -> str:
    return min(reach, key=lambda code: (len(code), code))


def _asked(request: SignedIn, usual: Question) -> dict[str, str]:
    """What stands in the address; the usual period or round where it names none."""
    asked = {key: request.GET.get(key, "") for key in ("from", "to", "round", "boundaries", "known_at")}
    if not (asked["from"] or asked["to"]):
        asked |= usual.months()
    asked["round"] = asked["round"] or usual.round or ""
    return asked


def _usual_dimension(definition: Definition, area: str) -> str:
    """The next smaller areas; the producers themselves, or the first other way, below the subdistrict."""
    below = BELOW.get(len(area), "producer")
    if below in definition.dimensions:
        return below
    return next(
        (name for name in definition.dimensions if name not in {"province", "district", "subdistrict"}), ""
    )


def _dimensions(definition: Definition, question: Question) -> list[dict[str, Any]]:
    """The ways of dividing that make sense for the area's size."""
    level = len(question.area)
    smallest = {"province": 0, "district": 2, "subdistrict": 4}
    return [
        {"label": DIMENSIONS[name], "url": question.url(by=name), "current": name == question.by}
        for name in definition.dimensions
        if level <= smallest.get(name, level) and (name != "producer" or level >= 6)
    ]


def _columns(found: Figure, by: str | None) -> list[ListColumn]:
    label = DIMENSIONS.get(by or "", _("Part"))
    value: Any = {BAHT: ("money", "value"), PERCENT: ("decimal", _per_cent)}.get(found.unit, ("int", "value"))
    columns = [
        ListColumn(
            "label",
            label,
            kind="place" if by in {"province", "district", "subdistrict"} else "text",
            link=lambda row: row.link,
        ),
        ListColumn(
            "value", f"{found.label} ({found.unit_label})", value=value[1], sort="value", kind=value[0]
        ),
    ]
    if found.parts_add_up and found.value > 0:
        share = ListColumn("share", _("Share (%)"), value=lambda row: _share(row, found), kind="decimal")
        columns.insert(1, share)  # the value stays last, where a phone shows it large
    return columns


def _per_cent(row: FigureRow) -> Decimal:
    return Decimal(row.value).scaleb(-2)


def _share(row: FigureRow, found: Figure) -> Decimal:
    return (Decimal(row.value * 100) / found.value).quantize(Decimal("0.01"))


def _chart(found: Figure) -> Drawing | None:
    """The parts as bars, the largest first, months in their order; none where there are too many to be read."""
    if not 1 < len(found.rows) <= MOST_BARS or not any(row.value for row in found.rows):
        return None
    divisor = {BAHT: 100, PERCENT: 100}.get(found.unit, 1)
    rows = [(row.label, row.value // divisor, row.text) for row in found.rows]
    largest = max(found.rows, key=lambda row: (row.key != BROUGHT, row.value))
    if found.by != "month":
        rows.sort(key=lambda row: -row[1])
    return draw(charts.bar(_("%(part)s has the most") % {"part": largest.label}, rows, unit=found.unit_label))


def _crumbs(request: SignedIn, name: str, place: Area) -> list[dict[str, str]]:
    """The areas above that the reader may view, each with the same question."""
    kept = {key: request.GET.get(key, "") for key in ("from", "to", "round", "boundaries", "known_at")}
    return [
        {"label": step.label, "url": Question(name, step.code).url(**kept)}
        for step in chain(place)
        if request.user.may("view", step.code)
    ]
