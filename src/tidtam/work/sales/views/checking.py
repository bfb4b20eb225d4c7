"""Countersigning what producers reported by links: many at once, or given back with the reason."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.calendar import month_code, month_short
from tidtam.registers.producers.queries import place
from tidtam.work.sales.actions import take_step
from tidtam.work.sales.models import ReportState
from tidtam.work.sales.queries.checking import months_waiting, waiting
from tidtam.work.sales.queries.way import by_state
from tidtam.work.sales.views.asking import Asked, asked_of, months_open

AT_ONCE = 100
STEPS = ("check", "return")
MOST_REASON = 400


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def checking(request: SignedIn) -> HttpResponse:
    """Each report with its sum in figures and words, the month before and what looks wrong."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    asked = asked_of(request, "edit")
    lines = waiting(request.user, asked.month, asked.area, AT_ONCE)
    chosen = set(request.POST.getlist("chosen"))
    problems: dict[str, str] = {}
    if request.method == "POST":
        keys = [line.report.pk for line in lines if str(line.report.pk) in chosen]
        problems = _taken(request, keys)
        if not problems:
            return redirect(f"{reverse('sales:checking')}?{asked.query}")
    months = months_waiting(request.user, asked.area)
    content = {
        "asked": asked,
        "months": months_open(),
        "others": [(month_code(one), month_short(one), n) for one, n in months.items() if one != asked.month],
        "lines": [(line, place(line.report.area), _ticked(line, chosen, request)) for line in lines],
        "every": _every(request, asked),
        "more": max(months.get(asked.month, 0) - len(lines), 0),
        "problems": problems,
        "reason": request.POST.get("reason", "")[:MOST_REASON],
    }
    return render(request, "sales/checking.html", content, status=422 if problems else 200)


def _every(request: SignedIn, asked: Asked) -> tuple[int, str]:
    """How many reports of the month and district wait to be checked, by link or not; where they are checked at once."""
    states = by_state(request.user, [asked.month], asked.district, "edit").get(asked.month, {})
    query = urlencode({"month": asked.code, "area": asked.district})
    return states.get(ReportState.SUBMITTED, 0), f"{reverse('sales:many', args=['check'])}?{query}"


def _taken(request: SignedIn, keys: list[int]) -> dict[str, str]:
    """Take the step that was pressed; what is wrong by field."""
    step, reason = request.POST.get("step", ""), request.POST.get("reason", "").strip()
    if step not in STEPS:
        return {"chosen": str(_("Choose what is to be done."))}
    if not keys:
        return {"chosen": str(_("Choose at least one report."))}
    if len(reason) > MOST_REASON:
        return {"reason": str(_("At most %(most)s letters.") % {"most": MOST_REASON})}
    try:
        count = take_step(step, keys, by=request.user, reason=reason if step == "return" else "")
    except ValidationError as refusal:
        field = "reason" if step == "return" and not reason else "chosen"
        return {field: refusal.messages[0]}
    words: Any = (
        ngettext("%(number)s report is checked.", "%(number)s reports are checked.", count)
        if step == "check"
        else ngettext("%(number)s report is given back.", "%(number)s reports are given back.", count)
    )
    messages.success(request, words % {"number": count})
    return {}


def _ticked(line: Any, chosen: set[str], request: SignedIn) -> bool:
    """As it was sent; at first all about which nothing is asked."""
    return str(line.report.pk) in chosen if request.method == "POST" else not line.flags
