"""What the public sees of a producer, decided here; and texts that may claim an effect on health, read here first."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.producers import queries
from tidtam.registers.producers.actions.claims import review_claim
from tidtam.registers.producers.actions.showing import hide_producer, set_showing, show_producer
from tidtam.registers.producers.claims import digest
from tidtam.registers.producers.models import Claim, Producer, Product, Shown
from tidtam.registers.producers.queries.shown import why_not_producer, why_not_product
from tidtam.registers.producers.views.page import consents, describes, head

WAITING = "waiting"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def showing(request: SignedIn, pk: int) -> HttpResponse:
    """What the public sees of this producer and why not; shown, hidden, product by product."""
    rows = Producer.objects.open_to(request.user, "view").select_related(queries.PLACE, "person")
    found = get_object_or_404(rows, pk=pk)
    may = describes(request, found)
    wrong: list[str] = []
    if request.method == "POST":
        if not may:
            raise Http404("not yours to decide")
        try:
            _decide(request, found)
        except ValidationError as refusal:
            wrong = refusal.messages
        else:
            messages.success(request, _("Saved."))
            return redirect("producers:showing", pk=pk)
    content = {
        **head(request, found),
        "why_not": why_not_producer(found),
        "consents": consents(found),
        "showings": found.showings.all()[:10],
        "products": [(one, why_not_product(one, of_producer=False)) for one in queries.products_of(found)],
        "choices": Shown.choices,
        "claims": Claim.objects.waiting().filter(producer=found).select_related("product", "producer"),
        "may": may,
        "may_review": request.user.may("edit", found.area_id),
        "wrong": wrong,
        "typed": request.POST.get("how", "") if wrong else "",
    }
    return render(request, "producers/showing.html", content, status=422 if wrong else 200)


def _decide(request: SignedIn, found: Producer) -> None:
    """What the pressed button asks for."""
    step = request.POST.get("step", "")
    if step == "show":
        show_producer(found, how=request.POST.get("how", ""), by=request.user)
    elif step == "hide":
        hide_producer(found, how=request.POST.get("how", ""), by=request.user)
    elif step == "product":
        product = get_object_or_404(Product, producer=found, pk=_number(request.POST.get("product", "")))
        told, reason = request.POST.get("showing", ""), request.POST.get("reason", "")
        if told not in Shown.values:
            raise ValidationError(_("Choose whether it is shown."))
        set_showing(product, told, reason=reason, by=request.user)
    else:
        raise ValidationError(_("Choose whether it is shown."))


@require_safe
@login_required
def claims(request: SignedIn) -> HttpResponseBase:
    """The texts that may claim an effect on health, those that wait first."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = Claim.objects.open_to(request.user, "view").select_related(f"producer__{queries.PLACE}", "product")
    page = listing(
        request,
        rows,
        [
            ListColumn(
                "what",
                _("Text of"),
                lambda row: str(row.product or row.producer),
                link=lambda row: reverse("producers:claim", args=[row.pk]),
            ),
            ListColumn("field", _("Text"), "get_field_display", sort="field"),
            ListColumn("words", _("Words found"), lambda row: ", ".join(row.words)),
            ListColumn("area", _("Area"), lambda row: queries.place(row.producer.area), kind="place"),
            ListColumn("found", _("Found on"), "found_at", sort="found_at", kind="date"),
            ListColumn("state", _("State"), _state, kind="state"),
        ],
        filters=[
            Filter(
                "state",
                _("State"),
                [(WAITING, _("Waiting for review")), ("allowed", _("Allowed")), ("refused", _("Refused"))],
                _in_state,
            )
        ],
        title=_("Words of health"),
        name="claims",
        empty=_("No text here speaks of health."),
        sort="found",
    )
    return page.download or render(request, "producers/claims.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def claim(request: SignedIn, pk: int) -> HttpResponse:
    """One text as it stands now; an officer allows exactly it, or refuses it with a reason."""
    rows = Claim.objects.open_to(request.user, "view").select_related(f"producer__{queries.PLACE}", "product")
    found = get_object_or_404(rows, pk=pk)
    may = request.user.may("edit", found.producer.area_id)
    wrong: list[str] = []
    if request.method == "POST":
        if not may:
            raise Http404("not yours to decide")
        try:
            review_claim(
                found,
                allowed="allow" in request.POST,
                read=request.POST.get("read", ""),
                reason=request.POST.get("reason", ""),
                by=request.user,
            )
        except ValidationError as refusal:
            wrong = refusal.messages
        else:
            messages.success(request, _("Saved."))
            return redirect("producers:claims")
    content: dict[str, Any] = {
        "claim": found,
        "of": found.product or found.producer,
        "place": queries.place(found.producer.area),
        "read": digest(found.text),
        "state": _state(found),
        "may": may,
        "wrong": wrong,
        "reason": request.POST.get("reason", "") if wrong else "",
    }
    return render(request, "producers/claim.html", content, status=422 if wrong else 200)


def _state(row: Claim) -> tuple[str, str]:
    if row.allowed is None:
        return "soon", _("Waiting for review")
    return ("done", _("Allowed")) if row.allowed else ("late", _("Refused"))


def _in_state(rows: Any, told: str) -> Any:
    return rows.filter(allowed={WAITING: None, "allowed": True, "refused": False}[told])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
