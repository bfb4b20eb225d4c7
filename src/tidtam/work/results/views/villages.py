"""The villages of the programme in one month, and one village before and after, beside its money."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.kit import calendar, clock, money
from tidtam.kit.lists import listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.queries import place
from tidtam.work.results import rules
from tidtam.work.results.lists import villages as village_list
from tidtam.work.results.models import Answer, ResultRevision
from tidtam.work.results.queries.around import Around, Mean, around, began_in, change_words, stood
from tidtam.work.results.queries.missing import ended_months
from tidtam.work.results.queries.money import spent_in
from tidtam.work.results.views.opening import opened, sees_any

MONTHS_SHOWN = 13


@require_safe
@login_required
def results(request: SignedIn) -> HttpResponseBase:
    """What came of one month, village by village; those that said nothing stand there too."""
    user = request.user
    if not sees_any(request):
        raise Http404
    month, known_at = village_list.month_asked(request.GET.get("month", "")), moment_asked(request)
    area = _code(request.GET.get("area", ""))
    province = (area or min(user.reach("view"), default=""))[:2]
    rows = village_list.rows(user, month, known_at, request.GET.get("sort", ""))
    page = listing(
        request,
        rows,
        village_list.columns(month, rules.rules_of(province)),
        filters=village_list.filters(user, area, month, known_at),
        title=f"{_('Results of villages')} {calendar.month_short(month)}",
        name="results",
        empty=_("No village of the programme lies in your area."),
        sort="village",
        per_page=25,
    )
    if page.download:
        return page.download
    content = {
        "page": page,
        "head": village_list.head(user, month, known_at, area),
        "month": month,
        "month_code": calendar.month_code(month),
        "months": village_list.month_choices(),
        "area": area,
        "known_at": known_at,
        "may_import": bool(user.reach("import")),
        "rules_url": reverse("results:rules", args=[province])
        if province and rules.may_set(user, province)
        else "",
    }
    return render(request, "results/results.html", content)


def _code(typed: str) -> str:
    return typed if typed.isascii() and typed.isdigit() and len(typed) <= Level.VILLAGE else ""


@require_safe
@login_required
def village(request: SignedIn, code: str) -> HttpResponseBase:
    """One village: before and after, the money of its works, month by month."""
    community, known_at = opened(request, code), moment_asked(request)
    area = community.area
    began = began_in([code])[code]
    told = stood(code, known_at)
    may_report = rules.may_report(request.user, code)
    lines = _lines(area, began, dict(told), rules.rules_of(code))
    content = {
        "area": area,
        "place": place(area.parent) if area.parent else "",
        "began": began,
        "known_at": known_at,
        "measures": _measures(told, began),
        "spent": spent_in(code),
        "lines": lines,
        "tell_url": next((one.tell for one in reversed(lines) if one.is_owed), "") if may_report else "",
        "may_report": may_report,
    }
    return render(request, "results/village.html", content)


@dataclass(frozen=True)
class Measured:
    """One measure as the page shows it; compared: of the same months of the year where there are any."""

    name: str
    unit: str
    before: str
    after: str
    change: str
    around: Around


@dataclass(frozen=True)
class MonthLine:
    """One month of a village; said: None where nobody reported it."""

    month: date
    said: ResultRevision | None
    shown: tuple[str, str]
    is_before: bool
    is_owed: bool
    url: str
    tell: str


def _measures(told: list[tuple[date, ResultRevision]], began: date) -> list[Measured]:
    asked: list[tuple[str, str, Any, Any]] = [
        (_("Visitors a month"), _("persons"), lambda one: one.visitors, _number),
        (_("Income a month"), _("baht"), lambda one: one.income, _baht),
        (_("Households that earned"), _("households"), lambda one: one.households, _number),
    ]
    found = []
    for name, unit, measure, words in asked:
        seen = around(told, began, measure)
        before, after = seen.compared
        found.append(Measured(name, unit, words(before), words(after), change_words(seen.change), seen))
    return found


def _number(mean: Mean) -> str:
    return "–" if mean.value is None else f"{mean.value:,}"


def _baht(mean: Mean) -> str:
    """Whole baht: a mean is no amount that anybody paid."""
    return "–" if mean.value is None else money.text((mean.value + 50) // 100 * 100)


def _lines(area: Area, began: date, told: dict[date, ResultRevision], kept: Any) -> list[MonthLine]:
    """The last months that have ended, and every other of which something was said; the newest first."""
    today = clock.today()
    months = {*told, *(one for one in ended_months(today, MONTHS_SHOWN))}
    found = []
    for month in sorted(months, reverse=True):
        said, args = told.get(month), [area.code, calendar.month_code(month)]
        owed = said is None and month >= began
        if said is not None:
            shown = village_list.KINDS[Answer(said.answer)], str(Answer(said.answer).label)
        elif owed:
            late = today > rules.due_on(month, kept)
            shown = ("late", _("Not reported")) if late else ("soon", _("Not reported yet"))
        else:
            shown = "none", _("Nothing known from before")
        found.append(
            MonthLine(
                month,
                said,
                shown,
                month < began,
                owed,
                reverse("results:month", args=args),
                reverse("results:tell", args=args),
            )
        )
    return found
