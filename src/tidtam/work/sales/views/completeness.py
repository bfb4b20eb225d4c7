"""How complete the reports of an area and some months are, part by part, down to the names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.access import common_area, reach_q, within
from tidtam.kit.calendar import month_code, month_long, month_range, parse_month_code
from tidtam.kit.http import address
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.filters import area_filter
from tidtam.work.sales.choices import months_on_record
from tidtam.work.sales.queries.names import Answer
from tidtam.work.sales.queries.parts import Part, whole
from tidtam.work.sales.queries.producer import last_ended

MOST_MONTHS = 36
NAMED_FROM = 6  # digits: of a subdistrict the names are shown at once


class Asked(NamedTuple):
    """What the address asks for. area: None for the country."""

    code: str
    area: Area | None
    months: list[date]
    by_month: bool
    problem: str


@require_safe
@login_required
def completeness(request: SignedIn) -> HttpResponseBase:
    """By the areas below, or by month: expected, reported, late, missing; every line leads on to its names."""
    asked = _asked(request)
    known_at = moment_asked(request)
    reach = reach_q(request.user, "view") & within(asked.code, "area_id")
    found = whole(reach, asked.code, asked.months, clock.today(), known_at, by_month=asked.by_month)
    title = _("Completeness of sales reports")
    months = months_on_record(request.GET["from"], request.GET["to"])
    page = listing(
        request,
        found.parts,
        _columns(_way(request, asked), by_month=asked.by_month),
        filters=[
            replace(area_filter(request.user, asked.code), apply=lambda rows, _code: rows),
            Filter("from", _("From month"), months, lambda rows, _code: rows),
            Filter("to", _("To month"), months, lambda rows, _code: rows),
            Filter("state", _("State"), _states(), _in_state),
        ],
        title=title,
        name=f"completeness-{asked.code or 'all'}-{month_code(asked.months[-1])}",
        empty=_("No producer of your area is registered in these months."),
        sort="part",
    )
    if page.download:
        return page.download
    return render(
        request,
        "sales/completeness.html",
        {
            "page": page,
            "tab": "completeness",
            "title": title,
            "area": asked.area,
            "period": _period(asked.months),
            "problem": asked.problem,
            "known_at": known_at,
            "row": found.row,
            "reported": found.row.short,
            "several": len(asked.months) > 1,
            "due": found.due.of(asked.code, asked.months[-1])
            if len(asked.months) == 1 and asked.code
            else None,
            "ways": [
                (_("By area"), _by(request, ""), not asked.by_month),
                (_("By month"), _by(request, "month"), asked.by_month),
            ],
            "names": _names(request, asked.code, asked.months[-1], Answer.MISSING),
            "may_remind": bool(asked.code) and request.user.may("edit", asked.code),
            "month": month_code(asked.months[-1]),
        },
    )


def _columns(way: Callable[[Part], str], *, by_month: bool) -> list[ListColumn]:
    first = (
        ListColumn("part", _("Month"), value="label", sort="order", link=way)
        if by_month
        else ListColumn("part", _("Area"), value="label", sort="order", kind="place", link=way)
    )
    return [
        first,
        ListColumn("rate", _("Rate (%)"), value="rate", sort="rate_order", kind="decimal"),
        ListColumn("expected", _("Expected"), value="row.expected", sort="row.expected", kind="int"),
        ListColumn("sent", _("Reported"), value="row.sent", sort="row.sent", kind="int"),
        ListColumn("nil", _("Nil"), value="row.nil", sort="row.nil", kind="int"),
        ListColumn("late", _("Late"), value="row.late", sort="row.late", kind="int"),
        ListColumn(
            "returned", _("Sent back"), value="row.returned", sort="row.returned", kind="int", sheet_only=True
        ),
        ListColumn("missing", _("Missing"), value="row.missing", sort="row.missing", kind="int"),
        ListColumn("resting", _("At rest"), value="row.resting", sort="row.resting", kind="int"),
        ListColumn("state", _("State"), value=_state, sort="rate_order", kind="state"),
    ]


def _state(part: Part) -> tuple[str, str]:
    if not part.row.expected:
        return "none", _("Nothing expected")
    if not part.row.missing:
        return "done", _("Complete")
    return ("late", _("Overdue")) if part.overdue else ("going", _("Coming in"))


def _states() -> list[tuple[str, str]]:
    return [("done", _("Complete")), ("late", _("Overdue")), ("going", _("Coming in"))]


def _in_state(parts: list[Part], state: str) -> list[Part]:
    return [part for part in parts if _state(part)[0] == state]


def _way(request: SignedIn, asked: Asked) -> Callable[[Part], str]:
    """Down the areas, at last to the names of the month."""

    def way(part: Part) -> str:
        code = asked.code if part.month else part.key
        month = part.month or asked.months[-1]
        if part.month or len(code) >= NAMED_FROM:
            return _names(request, code, month)
        kept = {key: request.GET.get(key, "") for key in ("from", "to", "known_at")}
        return address(request.path, {"area": code, **kept})

    return way


def _by(request: SignedIn, by: str) -> str:
    kept = {key: request.GET.get(key, "") for key in ("area", "from", "to", "known_at")}
    return address(request.path, {**kept, "by": by})


def _names(request: SignedIn, code: str, month: date, answer: Answer | None = None) -> str:
    asked = {"month": month_code(month), "area": code, "known_at": request.GET.get("known_at", "")}
    if answer is not None:
        asked["state"] = str(answer.value)
    return address(reverse("sales:list"), asked)


def _asked(request: SignedIn) -> Asked:
    """Months as the form names them, even where the address does not; 404 outside the reader's areas."""
    reach = request.user.reach("view")
    if not reach:
        raise Http404
    code = request.GET.get("area", "") or common_area(reach)
    if code and not (code.isascii() and code.isdigit()):
        raise Http404
    if not any(code.startswith(own) or own.startswith(code) for own in reach):
        raise Http404
    area = get_object_or_404(Area, pk=code) if code else None
    first, last, problem = _months(request)
    given = request.GET.copy()
    given["from"], given["to"], given["area"] = month_code(first), month_code(last), code
    request.GET = given  # type: ignore[assignment]
    return Asked(code, area, month_range(first, last), request.GET.get("by") == "month", problem)


def _months(request: SignedIn) -> tuple[date, date, str]:
    problem = ""
    found: dict[str, date] = {}
    for key in ("from", "to"):
        try:
            if typed := request.GET.get(key, ""):
                found[key] = parse_month_code(typed)
        except ValidationError as error:
            problem = " ".join(error.messages)
    last = found.get("to") or found.get("from") or last_ended()
    first = found.get("from") or last
    if first > last:
        return last, last, _("The first month lies after the last one; only the last one is shown.")
    if len(month_range(first, last)) > MOST_MONTHS:
        first = month_range(first, last)[-MOST_MONTHS]
        problem = _("At most %(count)s months are shown at once.") % {"count": MOST_MONTHS}
    return first, last, problem


def _period(months: list[date]) -> str:
    if len(months) == 1:
        return month_long(months[0])
    return _("%(first)s to %(last)s") % {"first": month_long(months[0]), "last": month_long(months[-1])}
