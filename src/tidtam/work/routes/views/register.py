"""The list of routes, one route with its times and checks, and its steps to the public."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.areas.maps import Dot, district_map
from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import listing
from tidtam.kit.refusals import RefusedChange
from tidtam.kit.review.models import State
from tidtam.work.routes import actions, lists, queries
from tidtam.work.routes.actions.rules import subject_of
from tidtam.work.routes.models import Route
from tidtam.work.routes.timetable import Timetable, timetable


@require_safe
@login_required
def routes(request: SignedIn) -> HttpResponseBase:
    """Every route that the reader's areas keep."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = queries.register(request.user)
    page = listing(
        request,
        rows,
        lists.columns(),
        filters=lists.filters(rows),
        title=_("Routes"),
        name="routes",
        empty=_("No route is kept here."),
        sort="name",
    )
    if page.download:
        return page.download
    return render(request, "routes/routes.html", {"page": page, "may_add": bool(request.user.reach("edit"))})


@require_safe
@login_required
def route(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One route as it is being written: where it stops and when, what is not right, what leads there."""
    found = get_object_or_404(queries.register(request.user), key=key)
    working: Route = getattr(found, "draft", None) or found
    stops = queries.with_places(working)
    plan = timetable(working, stops)
    may_edit = request.user.may("edit", found.area_id)
    waits = working.state == State.REVIEW
    own = working.changed_by == str(request.user.pk)
    content: dict[str, Any] = {
        "route": found,
        "working": working,
        "shown": lists.state_shown(found),
        "plan": plan,
        "map": way_map(found, plan),
        "signs": [(row, _action_link(found, row)) for row in queries.sign_rows(stops)],
        "may_edit": may_edit,
        "may_send": may_edit and working.state in {State.DRAFT, State.WITHDRAWN},
        "may_review": may_edit and waits and not own,
        "own_work": may_edit and waits and own,
        "may_discard": may_edit and working.draft_of_id is not None,
        "may_withdraw": may_edit and found.is_public,
        "missing": actions.missing(working) if working.state != State.PUBLISHED else [],
        "steps": reverse("routes:step", args=[key, "x"]).removesuffix("x/"),
        "subject": subject_of(found),
    }
    return render(request, "routes/route.html", content)


@require_POST
@login_required
def step(request: SignedIn, key: UUID, step: str) -> HttpResponseBase:
    """Done, or why not, said on the page of the route."""
    found = get_object_or_404(queries.register(request.user), key=key)
    if step not in STEPS:
        raise Http404("no such step")
    try:
        messages.success(request, STEPS[step](request, found))
    except RefusedChange as refusal:
        for said in refusal.messages:
            messages.error(request, said)
    return redirect("routes:route", key=key)


def way_map(found: Route, plan: Timetable) -> str:
    """The stops on the province's map, numbered as in the list beside it."""
    dots = [Dot(*one.stop.point, f"{one.number}. {one.stop.name}") for one in plan.all if one.stop.point]
    return district_map(found.area_id[:2], {}, found.name, dots=dots) if dots else ""


def _action_link(found: Route, row: queries.SignRow) -> str:
    """The follow-up's form of a new action, filled with what is to be done; "" where the signs are right."""
    if row.state == "done":
        return ""
    if row.broken:
        numbers = ", ".join(one.sign.number for one in row.broken)
        what = _("Repair the broken sign %(numbers)s to %(village)s, which the route “%(route)s” needs")
        said = what % {"numbers": numbers, "village": row.village.label, "route": found.name_th}
    else:
        what = _("Put up a direction sign to %(village)s, which the route “%(route)s” needs")
        said = what % {"village": row.village.label, "route": found.name_th}
    return f"{reverse('followup:new_action')}?{urlencode({'area': row.village.code, 'what': said})}"


def _working(found: Route) -> Route:
    return getattr(found, "draft", None) or found


def _send(request: SignedIn, found: Route) -> str:
    actions.send(_working(found), by=request.user)
    return _("Sent for review.")


def _approve(request: SignedIn, found: Route) -> str:
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() else 0
    actions.approve(_working(found), version=version, by=request.user)
    return _("Published.")


def _send_back(request: SignedIn, found: Route) -> str:
    actions.send_back(_working(found), note=request.POST.get("reason", ""), by=request.user)
    return _("Sent back.")


def _withdraw(request: SignedIn, found: Route) -> str:
    actions.withdraw(found, reason=request.POST.get("reason", ""), by=request.user)
    return _("Withdrawn; nobody outside sees it any more.")


def _discard(request: SignedIn, found: Route) -> str:
    actions.discard_draft(_working(found), by=request.user)
    return _("The draft is gone; what is public stays as it is.")


def _verify(request: SignedIn, found: Route) -> str:
    actions.verify_route(found, by=request.user)
    return _("Noted that all of this is so.")


STEPS: dict[str, Callable[[SignedIn, Route], str]] = {
    "send": _send,
    "approve": _approve,
    "send-back": _send_back,
    "withdraw": _withdraw,
    "discard": _discard,
    "verify": _verify,
}
