"""The centres at the desk and at the door: the list, one centre, how it works, who came, brochures."""

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import calendar, clock
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.refusals import refuse
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.queries import condition_shown, place
from tidtam.registers.centres import actions, queries
from tidtam.registers.centres.forms import CentreForm, CountForm, StockForm
from tidtam.registers.centres.models import Centre, Standing
from tidtam.registers.centres.refusals import CentreRefused

SHAPES = {Standing.NEVER: "late", Standing.OPEN: "done", Standing.CLOSED: "soon"}
STEPS = (1, 2, 5, 10)


@require_safe
@login_required
def centres(request: SignedIn) -> HttpResponseBase:
    """Every centre of the reader's areas: whether it works, how it was found, who came this month."""
    if not request.user.reach("view"):
        raise PermissionDenied
    page = listing(
        request,
        queries.centres(request.user),
        [
            ListColumn(
                "name",
                _("Name"),
                sort=("sort_key", "pk"),
                link=lambda row: reverse("centres:centre", args=[row.key]),
            ),
            ListColumn("kind", _("Kind"), "kind", sort="kind__order", kind="place"),
            ListColumn("place", _("Place"), lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("month", _("Visitors this month"), "month", sort="month", kind="int"),
            ListColumn("condition", _("Condition"), condition_shown, sort="condition_order", kind="state"),
            ListColumn("state", _("Does it work?"), shown, sort="centre__standing", kind="state"),
        ],
        filters=[Filter("state", _("Does it work?"), list(Standing.choices), _in_state)],
        title=_("Information centres"),
        name="centres",
        empty=_("No information centre is on the register of assets here."),
        sort="name",
    )
    return page.download or render(request, "centres/centres.html", {"page": page})


@require_safe
@login_required
def centre(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One centre."""
    asset = get_object_or_404(queries.centres(request.user), key=key)
    found: Centre | None = getattr(asset, "centre", None)
    user = request.user
    content: dict[str, Any] = {
        "asset": asset,
        "centre": found,
        "place": place(asset.area),
        "shown": shown(asset),
        "condition": condition_shown(asset),
        "may_edit": user.may("edit", asset.area_id),
        "may_count": found is not None
        and (user.may("visit", asset.area_id) or user.may("edit", asset.area_id)),
        "days": queries.days(found) if found else [],
        "stock": queries.stock(found) if found else [],
        "subject": f"centres.centre:{found.pk}" if found else "",
    }
    return render(request, "centres/centre.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def describe(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Say how it works."""
    asset = get_object_or_404(queries.centres(request.user), key=key)
    if not request.user.may("edit", asset.area_id):
        raise Http404("not yours")
    found: Centre | None = getattr(asset, "centre", None)
    form = CentreForm(request.POST if request.method == "POST" else None, centre=found)
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.describe(asset, form.row(), version=version, by=request.user)
        except CentreRefused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("centres:centre", key=key)
    content = {"form": form, "asset": asset}
    return render(request, "centres/describe.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def count(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Count who comes in, by large buttons; without a signal the phone keeps the presses and sends them later."""
    found = _mine(request, key)
    form = CountForm(request.POST if request.method == "POST" else None, initial={"id": uuid.uuid4()})
    sent_by_script = request.headers.get("Accept") == "application/json"
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.count(found, told["people"], id=told["id"], on=told["on"], by=request.user)
        except CentreRefused as refusal:
            refuse(form, refusal)
        else:
            if sent_by_script:
                return JsonResponse({"today": actions.visitors_on(found, clock.today())})
            return redirect("centres:count", key=key)
    if sent_by_script and form.errors:
        said = [str(words) for errors in form.errors.values() for words in errors]
        return JsonResponse({"wrong": said}, status=422)
    content = {
        "form": form,
        "asset": found.asset,
        "day": calendar.date_short(clock.today()),
        "today": actions.visitors_on(found, clock.today()),
        "steps": [(number, uuid.uuid4()) for number in STEPS],
        "back": uuid.uuid4(),
        "own": uuid.uuid4(),
    }
    return render(request, "centres/count.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stock(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Brochures that came or were given out."""
    found = _mine(request, key)
    if not request.user.may("edit", found.asset.area_id):
        raise Http404("not yours")
    form = StockForm(request.POST if request.method == "POST" else None, initial={"id": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        change = told["change"] if told["way"] == "in" else -told["change"]
        try:
            actions.move_stock(
                found, told["what"], change, id=told["id"], on=told["on"], note=told["note"], by=request.user
            )
        except CentreRefused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("centres:centre", key=key)
    content = {"form": form, "asset": found.asset, "stock": queries.stock(found)}
    return render(request, "centres/stock.html", content, status=422 if form.errors else 200)


def shown(asset: Asset) -> tuple[str, str]:
    """Shape and word; a centre of which nobody has said anything counts as never opened."""
    found: Centre | None = getattr(asset, "centre", None)
    standing = Standing(found.standing) if found else Standing.NEVER
    return SHAPES[standing], str(standing.label)


def _in_state(rows: Any, told: str) -> Any:
    if told == Standing.NEVER:
        return rows.filter(Q(centre=None) | Q(centre__standing=told))
    return rows.filter(centre__standing=told)


def _mine(request: SignedIn, key: UUID) -> Centre:
    """A centre at whose door the reader may count."""
    user = request.user
    rows = Centre.objects.open_to(user, "view").select_related("asset__area__parent__parent")
    found = get_object_or_404(rows, asset__key=key)
    if not (user.may("visit", found.asset.area_id) or user.may("edit", found.asset.area_id)):
        raise Http404("not yours")
    return found
