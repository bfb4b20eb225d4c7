"""Rounds of visits: the list, a new one, how far one is, its change and its end."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.lists import listing
from tidtam.work.followup import actions, queries, round_lists, rules
from tidtam.work.followup.forms import refuse
from tidtam.work.followup.models import Checklist, Round
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.round_forms import CloseForm, RoundChangeForm, RoundForm, choosable
from tidtam.work.followup.views.person import person
from tidtam.work.plan.queries import programme_of


@login_required
@require_safe
def rounds(request: HttpRequest) -> HttpResponseBase:
    user = person(request)
    page = listing(
        request,
        queries.rounds(user),
        round_lists.round_columns(),
        filters=round_lists.round_filters(),
        title=_("Rounds of visits"),
        name="rounds",
        empty=_("No round has been set yet: villages are due by the days since their last visit."),
    )
    if page.download:
        return page.download
    return render(request, "followup/rounds.html", {"page": page, "may_make": bool(user.reach("assign"))})


@login_required
@require_safe
def round(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Village by village: who follows it up, whether it was seen, what was not in order."""
    user = person(request)
    row = _round(user, key)
    stops = queries.stops(row, user)
    page = listing(
        request,
        stops,
        round_lists.stop_columns(),
        filters=round_lists.stop_filters(stops),
        title=row.name,
        name="round",
        empty=_("No village of this round lies in your area."),
    )
    if page.download:
        return page.download
    seen = sum(stop.seen_at is not None for stop in stops)
    late = sum(stop.state == "seen_late" for stop in stops)
    progress = queries.Progress(row, len(stops), seen, late)
    content = {
        "round": row,
        "page": page,
        "progress": progress,
        "state": round_lists.round_state(progress, clock.today()),
        "unseen": [stop.area.code for stop in stops if stop.seen_at is None],
        "may_change": rules.may_change_round(user, row),
    }
    return render(request, "followup/round.html", content)


@login_required
def new_round(request: HttpRequest) -> HttpResponse:
    """?district= has the villages of one district ticked."""
    user = person(request)
    programme = programme_of(clock.today())
    areas = choosable(user)
    if not user.reach("assign") or programme is None:
        raise Http404
    district = request.GET.get("district", "")
    begun = {
        "starts_on": clock.today(),
        "area": [area.code for area in areas if district and area.code.startswith(district)],
    }
    provinces = {area.code[:2] for area in areas}
    checklists = Checklist.objects.filter(province__in=provinces, usual=False).order_by("name", "-starts_on")
    form = RoundForm(request.POST or None, initial=begun, areas=areas, checklists=checklists)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.make_round(
                programme,
                data["area"],
                name=data["name"],
                starts_on=data["starts_on"],
                due_on=data["due_on"],
                checklist=data["checklist"],
                by=user,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The round is set: each village is owed by whoever follows it up."))
            return redirect("followup:round", key=made.key)
    content = {"form": form, "title": _("New round of visits"), "submit": _("Begin the round")}
    return render(request, "followup/change_round.html", content, status=422 if form.errors else 200)


@login_required
def change_round(request: HttpRequest, key: UUID) -> HttpResponse:
    user = person(request)
    row = _changeable(user, key)
    kept = {
        village.area_id: village.area
        for village in row.villages.kept().select_related("area__parent__parent")
    }
    areas = {**kept, **{area.code: area for area in choosable(user) if area.code[:2] == row.province}}
    begun = {"due_on": row.due_on, "area": list(kept)}
    form = RoundChangeForm(request.POST or None, initial=begun, areas=areas.values())
    if request.method == "POST" and form.is_valid():
        wanted: list[Area] = form.cleaned_data["area"]
        codes = {area.code for area in wanted}
        try:
            actions.change_round(
                row,
                due_on=form.cleaned_data["due_on"],
                add=[area for area in wanted if area.code not in kept],
                leave=[area for code, area in kept.items() if code not in codes],
                reason=form.cleaned_data["reason"],
                by=user,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The round is changed; the reason stays on record."))
            return redirect("followup:round", key=row.key)
    content = {"form": form, "round": row, "title": _("Change the round")}
    return render(request, "followup/change_round.html", content, status=422 if form.errors else 200)


@login_required
def close_round(request: HttpRequest, key: UUID) -> HttpResponse:
    user = person(request)
    row = _changeable(user, key)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_round(row, note=form.cleaned_data["note"], by=user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The round is closed."))
            return redirect("followup:round", key=row.key)
    content = {"form": form, "round": row, "title": _("Close the round"), "submit": _("Close the round")}
    return render(request, "followup/change_round.html", content, status=422 if form.errors else 200)


def _round(user: User, key: UUID) -> Round:
    rows = Round.objects.open_to(user, "view", clock.today())
    return get_object_or_404(rows.select_related("checklist", "made_by"), key=key)


def _changeable(user: User, key: UUID) -> Round:
    row = _round(user, key)
    if not rules.may_change_round(user, row):
        raise Http404
    return row
