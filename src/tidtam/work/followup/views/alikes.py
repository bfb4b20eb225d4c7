"""Pictures that look alike: the list, two of them side by side, and why that may be so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.models import User
from tidtam.kit.lists import listing
from tidtam.work.followup import alike_lists
from tidtam.work.followup.actions import set_evidence_rules, settle_alike
from tidtam.work.followup.forms import RulesForm, SettleForm, refuse
from tidtam.work.followup.models import Alike, evidence_rules
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person

SHOWN = 6  # pairs in sight at once, above the list


@login_required
@require_safe
def alikes(request: HttpRequest) -> HttpResponseBase:
    """The newest pairs side by side, and all of them as a list."""
    user = person(request)
    rows = alike_lists.alike_rows(user)
    page = listing(
        request,
        rows,
        alike_lists.alike_columns(),
        filters=alike_lists.alike_filters(rows),
        title=_("Pictures that look alike"),
        name="alikes",
        empty=_("No two pictures of different visits look alike."),
    )
    if page.download:
        return page.download
    content = {
        "page": page,
        "pairs": [_shown(row) for row in rows.unsettled()[:SHOWN]],
        "province": next((code for code in user.reach("view") if len(code) == 2), ""),
    }
    return render(request, "followup/alikes.html", content)


@login_required
def alike(request: HttpRequest, pk: int) -> HttpResponse:
    """Two pictures side by side; an officer of both places may say why they are alike."""
    user = person(request)
    row = get_object_or_404(alike_lists.alike_rows(user), pk=pk)
    may_settle = row.settled_at is None and _may_settle(user, row)
    if request.method == "POST" and not may_settle:
        raise Http404
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            settle_alike(row, **form.cleaned_data, by=user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Settled; the reason stays on record."))
            return redirect("followup:alikes")
    content = {"pair": _shown(row), "form": form if may_settle else None}
    return render(request, "followup/alike.html", content, status=422 if form.errors else 200)


@login_required
def rules(request: HttpRequest, province: str) -> HttpResponse:
    """What the province calls far and what another time; read by its officers, set by its office."""
    user = person(request)
    may_set = user.may("approve", province)
    if not user.may("view", province) or (request.method == "POST" and not may_set):
        raise Http404
    now = evidence_rules(province)
    asked = {"near_metres": now.near_metres, "photo_hours": now.photo_hours}
    form = RulesForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            set_evidence_rules(province, **form.cleaned_data, by=user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The rules are set."))
            return redirect("followup:alikes")
    content = {"form": form if may_set else None, "rules": now}
    return render(request, "followup/evidence_rules.html", content, status=422 if form.errors else 200)


def _may_settle(user: User, row: Alike) -> bool:
    return all(user.may("approve", one.area.pk) for one in (row.earlier, row.later))


def _shown(row: Alike) -> dict[str, object]:
    """One pair: the later picture first, which is the one in question."""
    return {
        "row": row,
        "state": alike_lists.state(row),
        "sides": [(one, alike_lists.told(one)) for one in (row.later, row.earlier)],
    }
