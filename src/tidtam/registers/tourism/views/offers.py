"""What villages offer: the list over all villages, one offer, its form, a copy of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.lists import listing
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.tourism import actions, lists
from tidtam.registers.tourism.actions.workflow import missing
from tidtam.registers.tourism.forms import ReasonForm, refuse
from tidtam.registers.tourism.models import Kind, Offer, VillagePage
from tidtam.registers.tourism.offer_forms import OfferForm
from tidtam.registers.tourism.queries import review, villages
from tidtam.registers.tourism.views.villages import page_to_edit, rights
from tidtam.registers.tourism.words import FIELDS


@require_safe
@login_required
def all_offers(request: SignedIn) -> HttpResponseBase:
    """Every offer of every village that the reader sees."""
    rows = villages.offers(request.user)
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows,
        lists.offer_columns(),
        filters=lists.offer_filters(rows),
        title=_("What villages offer"),
        name="offers",
        empty=_("Nothing is offered here yet: open a village and add what it offers."),
        sort="name",
    )
    return page.download or render(request, "tourism/offers.html", {"page": page})


@require_safe
@login_required
def offer(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One offer: what is said, how far it stands, what a review would change."""
    found = _offer(request, key, "view")
    working = getattr(found, "draft", None) or found
    content = {
        "offer": found,
        "working": working,
        "page": found.page,
        "area": found.page.area,
        "standing": villages.state_of(found.state),
        "draft_standing": villages.state_of(working.state) if working is not found else None,
        "said": review.said(working),
        "differences": review.differences(working) if working.draft_of_id else (),
        "missing": missing(working),
        "no_english": [FIELDS[name] for name in villages.lacking_english(working)],
        "pictures": villages.pictures_of(working),
        "reason": ReasonForm(),
        "subject": f"tourism.offer:{found.pk}",
        **rights(request, found.page, working),
    }
    return render(request, "tourism/offer.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_offer(request: SignedIn, code: str, kind: str) -> HttpResponseBase:
    """Add what a village offers; of which kind stands in the address."""
    if kind not in Kind.values:
        raise Http404("no such kind")
    return _entered(request, page_to_edit(request, code), kind, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_offer(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change what is said of an offer."""
    found = _offer(request, key, "edit")
    return _entered(request, found.page, found.kind, getattr(found, "draft", None) or found)


@require_POST
@login_required
def copy(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Begin a like one in the same village, as a draft."""
    found = _offer(request, key, "edit")
    made = actions.copy_offer(found, found.page, by=request.user)
    messages.success(request, _("A draft like it stands here now; say what is different."))
    return redirect("tourism:edit_offer", key=made.key)


def _offer(request: SignedIn, key: UUID, verb: str) -> Offer:
    rows = (
        Offer.objects.open_to(request.user, verb).standing().with_place().select_related("draft", "product")
    )
    return get_object_or_404(rows, key=key)


def _entered(request: SignedIn, page: VillagePage, kind: str, offer: Offer | None) -> HttpResponseBase:
    is_sent = request.method == "POST"
    form = OfferForm(request.POST if is_sent else None, page=page, kind=kind, offer=offer)
    if is_sent and form.is_valid():
        made = _saved(request, page, offer, form)
        if made is not None:
            messages.success(request, _("Saved."))
            kept = made.draft_of or made
            return stored(redirect("tourism:offer", key=kept.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "page": page,
        "area": page.area,
        "offer": offer,
        "kept": (offer.draft_of or offer) if offer else None,
        "kind": Kind(kind).label,
        "fresh": not is_sent,
    }
    return render(request, "tourism/edit_offer.html", content, status=422 if form.errors else 200)


def _saved(request: SignedIn, page: VillagePage, offer: Offer | None, form: OfferForm) -> Offer | None:
    """The offer, or None with what the rules say put at its field; a form sent twice adds one offer."""
    row, user = form.row(), request.user
    try:
        if offer is not None:
            version = form.cleaned_data["version"] or 0
            return actions.change_offer(offer, row, version=version, by=user)
        key = once(
            form.cleaned_data["draft"],
            "tourism.add_offer",
            {"page": page.pk, "row": [str(part) for part in row]},
            lambda: str(actions.add_offer(page, row, by=user).key),
            by=user,
        )
    except RefusedChange as refusal:
        refuse(form, refusal)
        return None
    return Offer.objects.get(key=key)
