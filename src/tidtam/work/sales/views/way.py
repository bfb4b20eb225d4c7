"""A report's way: one step of one report, one step with all that wait for it."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.calendar import month_before, month_code, month_long, month_short
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales import checks
from tidtam.work.sales.actions.many import MANY, Moved, Sweep, sweep, take_many
from tidtam.work.sales.actions.states import WAYS, WrongStep, take_step
from tidtam.work.sales.choices import month_asked
from tidtam.work.sales.models import Report, ReportState
from tidtam.work.sales.queries.way import WORDS, by_state, months_waiting, offers, shown_as, state_shown

SHOWN = 400  # lines with a box each; the rest is reached by narrowing to a district
BACK = 24  # months


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who opens the report can read it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Take one step with one report; where it needs a reason, its page asks for it."""
    way = WAYS.get(name)
    if way is None:
        raise Http404
    report = get_object_or_404(
        Report.objects.open_to(request.user, way.verb).select_related(PLACE, "producer"), pk=pk
    )
    here = redirect("sales:report", pk=report.pk)
    if report.state == way.after:  # sent twice, or by two at once: it stands there already
        return here
    if name not in {offer.name for offer in offers(report, request.user)}:
        messages.error(request, _("The report has moved on in the meantime; look at it again."))
        return here
    given = request.POST if request.method == "POST" else None
    form = ReasonForm(given) if way.reason else forms.Form(given)
    if given is not None and form.is_valid():
        try:
            take_step(name, [report.pk], by=request.user, reason=form.cleaned_data.get("reason", ""))
        except WrongStep as refusal:
            messages.error(request, " ".join(refusal.messages))
            return here
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, WORDS[name][1])
            return here
    content = {
        "report": report,
        "place": place(report.area),
        "shown": state_shown(report),
        "form": form,
        "title": WORDS[name][0],
        "official": report.state in (ReportState.APPROVED, ReportState.LOCKED),
        "back": reverse("sales:report", args=[report.pk]),
    }
    return render(request, "sales/step.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def many(request: SignedIn, name: str) -> HttpResponse:
    """Check or approve all that wait in a month and area, but what is left out: choose, see what would be, do it."""
    if name not in MANY or not request.user.reach(WAYS[name].verb):
        raise Http404
    month = month_asked(request.GET.get("month", ""))[0]
    areas = area_filter(request.user, request.GET.get("area", ""))
    area = request.GET.get("area", "")
    area = area if area in {str(code) for code, _label in areas.choices or ()} else ""
    leave = {int(key) for key in request.POST.getlist("leave") if key.isascii() and key.isdigit()}
    found = sweep(name, month, area=area, leave=leave, hold=held_back, by=request.user)
    content: dict[str, Any] = {
        "found": found,
        "title": _many_title(name),
        "verb": WORDS[name][0],
        "month": month,
        "month_code": month_code(month),
        "months": _months(month),
        "areas": areas.choices,
        "area": area,
        "rest": _rest(request, found),
        "list_url": f"{reverse('sales:list')}?{urlencode({'month': month_code(month), 'area': area})}",
        "others": _others(request, name, month, area),
    }
    if request.method != "POST" or "again" in request.POST:
        lines = [(row, place(row.area), row.pk in leave) for row in _in_order(found)]
        content |= {"lines": lines[:SHOWN], "more": max(len(lines) - SHOWN, 0)}
        return render(request, "sales/many.html", content)
    if "confirmed" in request.POST:
        try:
            content["done"] = take_many(found, seen=request.POST.get("seen", ""), by=request.user)
        except WrongStep as refusal:
            content["moved"] = _("Reports moved on in the meantime: this is what would be done now.")
            if not isinstance(refusal, Moved):
                content["found"] = sweep(name, month, area=area, leave=leave, hold=held_back, by=request.user)
        else:
            content["rest"] = _rest(request, found)
            return render(request, "sales/many_done.html", content)
    return render(request, "sales/many_summary.html", content)


def held_back(reports: Collection[int]) -> Mapping[int, str]:
    """Reports whose flags nobody has explained, each with what is asked of it."""
    return {
        report: " ".join(flag.said for flag in some) for report, some in checks.held_back(reports).items()
    }


def _others(request: SignedIn, name: str, month: date, area: str) -> list[tuple[str, int, str]]:
    """The other months of the last two years in which reports wait for the step: words, number, address."""
    counts = months_waiting(request.user, name, area, month_before(month, BACK))
    return [
        (month_short(one), count, f"?{urlencode({'month': month_code(one), 'area': area})}")
        for one, count in counts.items()
        if one != month
    ]


def _in_order(found: Sweep) -> list[Report]:
    rows = [*found.taken, *found.left]
    return sorted(rows, key=lambda row: (row.area_id, row.producer.sort_key, row.pk))


def _rest(request: SignedIn, found: Sweep) -> list[tuple[str, Any, int, str]]:
    """How many reports of the month stand elsewhere: shape, word, number, and where they are listed."""
    way = WAYS[found.name]
    counts = by_state(request.user, [found.month], found.area, way.verb).get(found.month, {})
    address = reverse("sales:list")
    asked = {"month": month_code(found.month), "area": found.area}
    return [
        (*shown_as(state), counts[state], f"{address}?{urlencode(asked | {'step': state.value})}")
        for state in ReportState
        if counts.get(state)
    ]


def _many_title(name: str) -> str:
    return _("Check many reports") if name == "check" else _("Approve many reports")


def _months(chosen: date) -> list[tuple[str, str]]:
    """Those that may be wanted: of the reports on record, the newest first."""
    months = Report.objects.order_by("-month").values_list("month", flat=True).distinct()
    return [(month_code(month), month_long(month)) for month in sorted({*months, chosen}, reverse=True)]
