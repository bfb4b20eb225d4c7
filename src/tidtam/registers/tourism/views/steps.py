"""The steps of a page and of an offer, each a button: begin, send, approve, send back, withdraw, verify."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.forms import VerifyForm
from tidtam.registers.tourism.models import Offer, Receives, VillagePage
from tidtam.registers.tourism.views.editing import back_to
from tidtam.registers.tourism.views.villages import may_begin

Record = VillagePage | Offer
Step = Callable[[SignedIn, Record], str]


@require_POST
@login_required
def page_step(request: SignedIn, code: str, step: str) -> HttpResponseBase:
    """A step of a village's page."""
    if step == "begin":
        return _begin(request, code)
    rows = VillagePage.objects.open_to(request.user, "view").standing().with_place().select_related("draft")
    return _taken(request, get_object_or_404(rows, community__area=code), {**STEPS, **OF_PAGES}, step)


@require_POST
@login_required
def offer_step(request: SignedIn, key: UUID, step: str) -> HttpResponseBase:
    """A step of an offer."""
    rows = Offer.objects.open_to(request.user, "view").standing().with_place().select_related("draft")
    return _taken(request, get_object_or_404(rows, key=key), STEPS, step)


def _taken(request: SignedIn, record: Record, steps: dict[str, Step], step: str) -> HttpResponseBase:
    """Done, or why not, said on the page of the record."""
    if step not in steps:
        raise Http404("no such step")
    try:
        messages.success(request, steps[step](request, record))
    except RefusedChange as refusal:
        for said in refusal.messages:
            messages.error(request, said)
    return back_to(record)


def _begin(request: SignedIn, code: str) -> HttpResponseBase:
    community = get_object_or_404(Community.objects.open_to(request.user, "view"), area=code)
    if not may_begin(request, community):
        raise Http404("no such village")
    try:
        actions.begin_page(community, by=request.user)
    except RefusedChange as refusal:
        for said in refusal.messages:
            messages.error(request, said)
        return redirect("tourism:village", code=code)
    return redirect("tourism:edit", code=code)


def _working(record: Record) -> Record:
    draft: Record | None = getattr(record, "draft", None)
    return draft or record


def _send(request: SignedIn, record: Record) -> str:
    row = _working(record)
    if isinstance(row, Offer):
        actions.send(row, by=request.user)
    else:
        actions.send(row, by=request.user)
    return _("Sent for review.")


def _approve(request: SignedIn, record: Record) -> str:
    row, seen = _working(record), request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() else 0
    if isinstance(row, Offer):
        actions.approve(row, version=version, by=request.user)
    else:
        actions.approve(row, version=version, by=request.user)
    return _("Published.")


def _send_back(request: SignedIn, record: Record) -> str:
    row, note = _working(record), request.POST.get("reason", "")
    if isinstance(row, Offer):
        actions.send_back(row, note=note, by=request.user)
    else:
        actions.send_back(row, note=note, by=request.user)
    return _("Sent back.")


def _withdraw(request: SignedIn, record: Record) -> str:
    reason = request.POST.get("reason", "")
    if isinstance(record, Offer):
        actions.withdraw(record, reason=reason, by=request.user)
    else:
        actions.withdraw(record, reason=reason, by=request.user)
    return _("Withdrawn; nobody outside sees it any more.")


def _discard(request: SignedIn, record: Record) -> str:
    row = _working(record)
    if isinstance(row, Offer):
        actions.discard_draft(row, by=request.user)
    else:
        actions.discard_draft(row, by=request.user)
    return _("The draft is gone; what is public stays as it is.")


def _verify(request: SignedIn, record: Record) -> str:
    form = VerifyForm(request.POST)
    day = form.cleaned_data["on"] if form.is_valid() else None
    assert isinstance(record, VillagePage)
    actions.verify_page(record, on=day, by=request.user)
    return _("Noted that all of this is so.")


def _receive(request: SignedIn, record: Record) -> str:
    told = request.POST.get("receives", "")
    assert isinstance(record, VillagePage)
    if told not in Receives.values:
        raise Http404("no such answer")
    actions.receive(record, told, by=request.user)
    return _("Saved.")


STEPS: dict[str, Step] = {
    "send": _send,
    "approve": _approve,
    "send-back": _send_back,
    "withdraw": _withdraw,
    "discard": _discard,
}
OF_PAGES: dict[str, Step] = {"verify": _verify, "receive": _receive}
