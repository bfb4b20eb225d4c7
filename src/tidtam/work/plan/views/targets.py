"""The list of targets, one of them with its story, and its pictures."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.lists import listing
from tidtam.work.plan import rules, standings
from tidtam.work.plan.actions.target_steps import doers
from tidtam.work.plan.lists import targets as target_list
from tidtam.work.plan.models import Target, TargetPhoto
from tidtam.work.plan.queries.contracts import of_target
from tidtam.work.plan.queries.story import chapters


@require_safe
@login_required
def targets(request: SignedIn) -> HttpResponseBase:
    """Every target that the reader may see."""
    user = request.user
    watched_by = standings.rules_of(_area_asked(request))
    rows = target_list.rows(user)
    if not user.reach("view") and not rows.exists():
        raise Http404
    page = listing(
        request,
        rows,
        target_list.columns(watched_by),
        filters=target_list.filters(user, request.GET.dict(), watched_by),
        title=_("Targets of the plan"),
        name="targets",
        empty=_("No target has been made for your area yet."),
        sort="due",
    )
    content = {"page": page, "may_make": bool(user.reach("assign"))}
    return page.download or render(request, "plan/targets.html", content)


@require_safe
@login_required
def target(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One target: what it asks, how far it is, what proves it, and everything that happened."""
    user, found = request.user, target_opened(request, key)
    barred = str(user.pk) in doers(found)
    watched_by = standings.rules_of(found.area_id)
    content: dict[str, Any] = {
        "target": found,
        "shown": standings.of(found, clock.today(), watched_by.soon_days),
        "where": target_list.where(found),
        "reached": target_list.reached(found),
        "chapters": chapters(found),
        "contracts": of_target(user, found),
        "may_report": rules.may_report(user, found) and found.dropped_on is None,
        "may_confirm": user.may("visit", found.area_id) and not barred and found.dropped_on is None,
        "barred": barred and user.may("visit", found.area_id) and not found.is_closed,
        "may_change": user.may("assign", found.area_id) and not found.is_closed,
        "may_pay": found.node is not None
        and found.spent < found.money
        and rules.may_keep(user, found.node.province_id),
        "subject": f"plan.target:{found.key}",
    }
    return render(request, "plan/target.html", content)


@require_safe
@login_required
def photo(request: SignedIn, key: UUID) -> HttpResponseBase:
    """A picture, to whoever may see the target."""
    rows = TargetPhoto.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file, thumbnail="small" in request.GET)


def target_opened(request: SignedIn, key: UUID, verb: str = "view") -> Target:
    """The target, where the reader may do `verb`."""
    rows = Target.objects.open_to(request.user, verb).select_related(
        "item__programme", "area__parent__parent", "node", "responsible"
    )
    return get_object_or_404(rows, key=key)


def _area_asked(request: SignedIn) -> str:
    """The area whose rules hold: the chosen one, else the reader's own province."""
    asked = request.GET.get("area", "") or request.GET.get("own", "")
    reach = request.user.reach("view")
    return asked if asked.isascii() and asked.isdigit() else min(reach, default="")
