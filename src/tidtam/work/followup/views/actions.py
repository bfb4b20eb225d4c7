"""The list of actions, one action's chain, and what may be done to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.files import sent
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.lists import listing
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.queries import condition_shown, register
from tidtam.work.followup import lists, queries, rules, standing
from tidtam.work.followup.actions import change_due as move_due
from tidtam.work.followup.actions import create_action, report_done
from tidtam.work.followup.actions import drop as drop_action
from tidtam.work.followup.forms import ActionForm, DropForm, DueForm, ReportForm, refuse
from tidtam.work.followup.models import Action, ActionState
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person, posts_near
from tidtam.work.plan.queries import items_of
from tidtam.work.plan.queries.escalation import reached


@login_required
@require_safe
def actions(request: HttpRequest) -> HttpResponseBase:
    """Everything the reader may see, unfinished or not; the address says what of it."""
    user = person(request)
    rows = lists.action_rows(user)
    page = listing(
        request,
        rows,
        lists.action_columns(),
        filters=lists.action_filters(user, rows),
        title=_("Matters to follow up"),
        name="actions",
        empty=_("Nothing has been decided for your area yet."),
    )
    if page.download:
        return page.download
    return render(request, "followup/actions.html", {"page": page, "may_assign": user.reach("assign")})


@login_required
@require_safe
def action(request: HttpRequest, key: UUID) -> HttpResponse:
    """The chain as it was: where it came from, what was said, what was seen, and what may come next."""
    user = person(request)
    row = get_object_or_404(
        Action.objects.open_to(user, "view").select_related(
            "area__parent__parent", "doer", "follower", "work_item"
        ),
        key=key,
    )
    waits = not row.is_closed
    did_it = waits and rules.did_it(user, row)
    late_days = (clock.today() - row.due_on).days
    content = {
        "action": row,
        "up": None if row.is_closed else reached({(row.area_id, late_days)}).get((row.area_id, late_days)),
        "shown": standing.of(row, clock.today()),
        "story": queries.story(row),
        "may_report": waits and row.state != ActionState.REPORTED and rules.may_report(user, row),
        "may_visit": waits and rules.may_visit(user, row.area),
        "may_assign": waits and not did_it and user.may("assign", row.area_id),
        "did_it": did_it,
        **_asset_shown(row, user),
    }
    return render(request, "followup/action.html", content)


@login_required
def report(request: HttpRequest, key: UUID) -> HttpResponse:
    """Report done, with a note and photos; by the doer's post, or on its behalf."""
    user = person(request)
    row = _open(request, key, "report")
    form = ReportForm(request.POST or None, request.FILES or None)
    stored = []
    if request.method == "POST":
        try:
            stored = sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=user)
        except sent.PhotosRefused as problem:
            stored = problem.files
            form.add_error("photos", problem)
        if form.is_valid():
            try:
                report_done(row, note=form.cleaned_data["note"], by=user, evidence=stored)
            except Refused as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("Reported done. It now waits for a visit that confirms it."))
                return redirect("followup:action", key=row.key)
    content = {
        "action": row,
        "form": form,
        "on_behalf": row.doer_id not in user.current_posts,
        "stored": [(file, sent.token(file, user)) for file in stored],
    }
    return render(request, "followup/report.html", content, status=422 if form.errors else 200)


@login_required
def change_due(request: HttpRequest, key: UUID) -> HttpResponse:
    row = _open(request, key, "assign")
    form = DueForm(request.POST or None, initial={"due_on": row.due_on})
    return _changed(request, row, form, move_due, _("Move the due date"), _("The due date was moved."))


@login_required
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    row = _open(request, key, "assign")
    form = DropForm(request.POST or None)
    return _changed(request, row, form, drop_action, _("Drop this matter"), _("Dropped; it stays on record."))


@login_required
def new_action(request: HttpRequest) -> HttpResponse:
    """A matter decided outside a meeting; other rooms' links fill in village, work item and words."""
    user = person(request)
    if not user.reach("assign"):
        raise Http404
    items = items_of(clock.today())
    posts = posts_near(user)
    given = {name: request.GET.get(name, "") for name in ("area", "what", "origin")}
    by_code = {item.code: item.pk for item in items}
    item = by_code.get(request.GET.get("item", ""))
    form = ActionForm(request.POST or None, initial={**given, "work_item": item}, items=items, posts=posts)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_action(**form.cleaned_data, **_about(request, user), by=user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The matter stands on the list of both posts now."))
            return redirect("followup:action", key=made.key)
    content = {"form": form, "title": _("New matter to follow up"), "submit": _("Put on the list")}
    return render(request, "followup/change.html", content, status=422 if form.errors else 200)


def _asset_shown(row: Action, user: User) -> dict[str, Any]:
    """What is to be repaired, with how it was found last."""
    asset = register(user).filter(pk=row.asset_id).first() if row.asset_id else None
    return {"asset": asset, "condition": condition_shown(asset)} if asset else {}


def _about(request: HttpRequest, user: User) -> dict[str, Any]:
    """?asset= names what is to be repaired; one that the person may not see is nothing."""
    key = request.GET.get("asset", "")
    try:
        asset = Asset.objects.open_to(user, "view").filter(key=UUID(key)).first() if key else None
    except ValueError:
        asset = None
    if asset is None or asset.area_id != request.POST.get("area"):
        return {}
    return {"asset": asset, "origin_link": reverse("assets:asset", args=[asset.key])}


def _open(request: HttpRequest, key: UUID, verb: str) -> Action:
    rows = Action.objects.open_to(person(request), verb)
    return get_object_or_404(rows.select_related("area__parent__parent", "doer", "follower"), key=key)


def _changed(
    request: HttpRequest, row: Action, form: Form, change: Callable[..., Action], title: str, done: str
) -> HttpResponse:
    """Show the form, or make the change and go back to the action."""
    if request.method == "POST" and form.is_valid():
        try:
            change(row, **form.cleaned_data, by=person(request))
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, done)
            return redirect("followup:action", key=row.key)
    content = {"action": row, "form": form, "title": title, "submit": title}
    return render(request, "followup/change.html", content, status=422 if form.errors else 200)
