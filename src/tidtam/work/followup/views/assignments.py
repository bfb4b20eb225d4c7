"""Who looks after which area: the list, new ones, their end, the villages without anybody, and hand-overs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tidtam.kit import clock
from tidtam.kit.lists import listing
from tidtam.work.followup import actions, assigning_lists, queries
from tidtam.work.followup.assigning_forms import AssignForm, EndForm, HandOverForm
from tidtam.work.followup.forms import refuse
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person, posts_near
from tidtam.work.plan.refusals import Refused as TargetRefused


@login_required
@require_safe
def assignments(request: HttpRequest) -> HttpResponseBase:
    user = person(request)
    rows = assigning_lists.assignment_rows(user)
    page = listing(
        request,
        rows,
        assigning_lists.assignment_columns(),
        filters=assigning_lists.assignment_filters(rows),
        title=_("Assignments"),
        name="assignments",
        empty=_("No post has been assigned to an area yet."),
    )
    if page.download:
        return page.download
    content = {"page": page, "may_assign": bool(user.reach("assign"))}
    return render(request, "followup/assignments.html", content)


@login_required
@require_safe
def covered(request: HttpRequest) -> HttpResponseBase:
    """The programme's villages by who follows them up; those without anybody stand first."""
    user = person(request)
    rows = queries.coverage(user)
    page = listing(
        request,
        rows,
        assigning_lists.covered_columns(),
        filters=assigning_lists.covered_filters(rows),
        title=_("Villages by who looks after them"),
        name="covered",
        empty=_("No village of the programme lies in your area."),
    )
    if page.download:
        return page.download
    counts = {state: sum(row.state == state for row in rows) for state in ("nobody", "several", "one")}
    content = {"page": page, "counts": counts, "may_assign": bool(user.reach("assign"))}
    return render(request, "followup/covered.html", content)


@login_required
def new_assignment(request: HttpRequest) -> HttpResponse:
    """Several areas at once; ?district= narrows the choice, ?area= has some chosen."""
    user = person(request)
    if not user.reach("assign"):
        raise Http404
    begun = {"starts_on": clock.today(), "area": request.GET.getlist("area")}
    form = AssignForm(
        request.POST or None,
        initial=begun,
        user=user,
        posts=posts_near(user),
        district=request.GET.get("district", ""),
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.assign_all(
                data["post"],
                form.chosen(),
                starts_on=data["starts_on"],
                ends_on=data["ends_on"],
                duty=data["duty"],
                by=user,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            told = ngettext("%(count)s area assigned.", "%(count)s areas assigned.", len(made))
            messages.success(request, told % {"count": len(made)})
            return redirect("followup:assignments")
    content = {"form": form, "title": _("Assign areas"), "submit": _("Assign")}
    return render(request, "followup/assign.html", content, status=422 if form.errors else 200)


@login_required
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """One assignment; an officer of the area may set its last day."""
    user = person(request)
    row = get_object_or_404(assigning_lists.assignment_rows(user), pk=pk)
    ended = row.ends_on is not None and row.ends_on < clock.today()
    may_end = user.may("assign", row.area_id) and not ended
    if request.method == "POST" and not may_end:
        raise Http404
    form = EndForm(request.POST or None, initial={"ends_on": row.ends_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_assignment(row, ends_on=form.cleaned_data["ends_on"], by=user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The last day is set."))
            return redirect("followup:assignments")
    content = {"assignment": row, "form": form if may_end else None, "submit": _("End the assignment")}
    return render(request, "followup/assignment.html", content, status=422 if form.errors else 200)


@login_required
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would move is shown first; only the second button moves it."""
    user = person(request)
    if not user.reach("assign"):
        raise Http404
    form = HandOverForm(request.POST or None, initial=_asked(request), posts=posts_near(user))
    shown: queries.Handing | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if "sure" in request.POST:
            try:
                given = actions.hand_over(**data, by=user)
            except (Refused, TargetRefused) as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Handed over: %(count)s.") % {"count": given.moves})
                return redirect("followup:assignments")
        shown = queries.handing(data["giver"], data["taker"], user, targets=data["targets"])
    content = {"form": form, "given": shown}
    return render(request, "followup/hand_over.html", content, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> dict[str, str]:
    """?giver= has the post chosen that hands over."""
    giver = request.GET.get("giver", "")
    return {"giver": giver} if giver.isascii() and giver.isdigit() else {}
