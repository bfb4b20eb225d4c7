"""The villages with their pages: the list, and all that one village shows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import public
from tidtam.kit.lists import listing
from tidtam.kit.review.models import State
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism import lists
from tidtam.registers.tourism.actions.workflow import missing
from tidtam.registers.tourism.forms import ReasonForm, VerifyForm
from tidtam.registers.tourism.models import Kind, Offer, Receives, VillagePage
from tidtam.registers.tourism.queries import review, villages
from tidtam.registers.tourism.queries.public import freshness
from tidtam.registers.tourism.words import FIELDS


@require_safe
@login_required
def all_villages(request: SignedIn) -> HttpResponseBase:
    """Every village of the programme that the reader sees, with how far its page stands."""
    rows = villages.villages(request.user)
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows,
        lists.village_columns(),
        filters=lists.village_filters(rows),
        title=_("Villages for visitors"),
        name="villages-for-visitors",
        empty=_("No village of the programme is open to you here."),
        sort="village",
    )
    if page.download:
        return page.download
    pages, offers = villages.waiting(request.user)
    content = {
        "page": page,
        "waiting": [*pages[:20], *offers[:20]],
        "may_import": bool(request.user.reach("import")),
    }
    return render(request, "tourism/villages.html", content)


@require_safe
@login_required
def village(request: SignedIn, code: str) -> HttpResponseBase:
    """One village: what the public reads, what waits, what is missing, what looks like another's."""
    community, page = community_and_page(request, code)
    content: dict[str, Any] = {"community": community, "area": community.area, "page": page}
    if page is None:
        content["may_edit"] = may_begin(request, community)
        return render(request, "tourism/village.html", content)
    working = getattr(page, "draft", None) or page
    content |= {
        "working": working,
        "standing": villages.state_of(page.state),
        "draft_standing": villages.state_of(working.state) if working is not page else None,
        "fresh": freshness(page),
        "missing": missing(working),
        "no_english": [FIELDS[name] for name in villages.lacking_english(working)],
        "differences": review.differences(working) if working.state == State.REVIEW else (),
        "alikes": review.look_alikes(working) if request.user.may("view", code) else (),
        "kinds": _by_kind(villages.offers_of(page)),
        "pictures": villages.pictures_of(working),
        "receives": Receives.choices,
        "public_address": public.address("site:village", code, language="th") if page.is_public else "",
        "verify": VerifyForm(),
        "reason": ReasonForm(),
        "subject": f"tourism.villagepage:{page.pk}",
        **rights(request, page, working),
    }
    return render(request, "tourism/village.html", content)


def community_and_page(request: SignedIn, code: str) -> tuple[Community, VillagePage | None]:
    """Of the reader's areas or his own village, else 404."""
    rows = Community.objects.open_to(request.user, "view").select_related("area__parent__parent__parent")
    community = get_object_or_404(rows, area=code)
    return community, villages.page_of(community)


def page_to_edit(request: SignedIn, code: str) -> VillagePage:
    """The page itself, where the reader may edit it; else 404."""
    rows = VillagePage.objects.open_to(request.user, "edit").standing().with_place()
    return get_object_or_404(rows.select_related("coordinator", "draft"), community__area=code)


def may_begin(request: SignedIn, community: Community) -> bool:
    return request.user.may("edit", community.area_id) or community.editors.filter(user=request.user).exists()


def rights(request: SignedIn, page: VillagePage, working: VillagePage | Offer) -> dict[str, bool]:
    """Which steps the reader may take with what is worked at."""
    edits = VillagePage.objects.open_to(request.user, "edit").filter(pk=page.pk).exists()
    waits = working.state == State.REVIEW
    officer = request.user.may("edit", page.code)
    own = working.changed_by == str(request.user.pk)
    return {
        "may_edit": edits,
        "may_send": edits and working.state in {State.DRAFT, State.WITHDRAWN},
        "may_review": waits and officer and not own,
        "own_work": waits and officer and own,
        "may_withdraw": edits and (working.draft_of or working).state == State.PUBLISHED,
        "may_discard": edits and working.draft_of_id is not None,
    }


def _by_kind(offers: list[Offer]) -> list[dict[str, Any]]:
    rows = []
    for kind in Kind:
        own = [one for one in offers if one.kind == kind]
        shown = [(one, villages.state_of(one.state), getattr(one, "draft", None)) for one in own]
        rows.append({"kind": kind.value, "word": kind.label, "offers": shown})
    return rows


def working_page(page: VillagePage) -> VillagePage:
    """The draft beside a public page, else the page."""
    draft: VillagePage | None = getattr(page, "draft", None)
    return draft or page
