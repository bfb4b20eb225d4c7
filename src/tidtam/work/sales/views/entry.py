"""An officer enters a month for a producer: from one sum to lines by product and channel, read back before sending."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.calendar import parse_month_code
from tidtam.kit.drafts import stored
from tidtam.kit.forms import unchecked
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales.models import ReportState
from tidtam.work.sales.queries.deadlines import due_day
from tidtam.work.sales.queries.entry import shut
from tidtam.work.sales.queries.way import state_shown
from tidtam.work.sales.telling import Asked, NotTold, TellingForm, ask, send


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def enter(request: SignedIn, pk: int, month: str) -> HttpResponseBase:
    """One producer's month. Buttons: read back, send what was read back, keep as a draft, nothing sold."""
    producer = get_object_or_404(
        Producer.objects.open_to(request.user, "edit").standing().select_related(PLACE), pk=pk
    )
    asked = ask(producer, month_of_address(month))
    given = request.POST if request.method == "POST" else None
    form = TellingForm(asked, given, proxy=True)
    if given is None:
        return _page(request, form, shut=shut(producer, asked.month, asked.report, request.user))
    if "more" in given or "again" in given:
        unchecked(form)
        return _page(request, form)
    if {"confirmed", "nil", "keep"} & given.keys():
        return _sent(request, form, ReportState.DRAFT if "keep" in given else ReportState.SUBMITTED)
    if form.is_valid():
        return _page(request, form, read_back=True)
    return _page(request, form, status=422)


def month_of_address(code: str) -> date:
    """The month an address names, no later than the present one."""
    try:
        month = parse_month_code(code)
    except ValidationError:
        raise Http404 from None
    if month > clock.today():
        raise Http404
    return month


def _sent(request: SignedIn, form: TellingForm, state: ReportState) -> HttpResponseBase:
    if state == ReportState.DRAFT and form.asked.sent:
        raise Http404  # what was sent is taken back by a step of its own, with a reason
    try:
        report = send(form, by=request.user, state=state)
    except NotTold:
        return _page(request, form, status=422)
    if state == ReportState.DRAFT:
        messages.success(request, _("The draft is kept; it counts nowhere until it is sent."))
    else:
        messages.success(request, _("The report is sent."))
    return stored(redirect("sales:report", pk=report), form.data["draft"])


def _page(
    request: SignedIn, form: TellingForm, *, shut: str = "", read_back: bool = False, status: int = 200
) -> HttpResponse:
    asked: Asked = form.asked
    content: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "producer": asked.producer,
        "place": place(asked.producer.area),
        "shown": state_shown(asked.report),
        "due": due_day(asked.producer.area_id, asked.month),
        "shut": shut,
        "fresh": not form.is_bound,
        "key": f"sales:{request.user.pk}:{asked.producer.pk}:{asked.month}",
    }
    template = "sales/read_back.html" if read_back else "sales/enter.html"
    return render(request, template, content, status=status)
