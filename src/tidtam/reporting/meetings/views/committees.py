"""The bodies that meet: their list, one of them with its members, and what the secretary changes there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.kit import clock
from tidtam.kit.access import reach_q
from tidtam.kit.lists import ListColumn, listing
from tidtam.reporting.meetings import actions, queries
from tidtam.reporting.meetings.forms import (
    CommitteeForm,
    EndSeatForm,
    NewCommitteeForm,
    SeatForm,
    refuse,
)
from tidtam.reporting.meetings.models import Committee, Seat
from tidtam.reporting.meetings.views.opening import person


@login_required
@require_safe
def bodies(request: HttpRequest) -> HttpResponseBase:
    """Every body whose papers the reader may see."""
    user = person(request)
    today = clock.today()
    sitting = Q(seats__starts_on__lte=today) & (Q(seats__ends_on__isnull=True) | Q(seats__ends_on__gte=today))
    rows = Committee.objects.open_to(user, "read_papers").select_related("area", "parent")
    page = listing(
        request,
        rows.annotate(
            members=Count("seats", filter=sitting, distinct=True),
            held=Count("meetings", distinct=True),
            last=Max("meetings__starts_at"),
        ),
        [
            ListColumn("name", _("Committee"), "name", sort="name_th", link=body_address),
            ListColumn("area", _("Area"), "area.label", sort="area_id"),
            ListColumn("parent", _("Subcommittee of"), "parent.name"),
            ListColumn("members", _("Members"), "members", sort="members", kind="int"),
            ListColumn("held", _("Meetings"), "held", sort="held", kind="int"),
            ListColumn("last", _("Newest meeting"), "last", sort="last", kind="datetime", blank_last=True),
        ],
        title=_("Committees"),
        name="committees",
        empty=_("There is no committee yet."),
        sort="name",
    )
    if page.download:
        return page.download
    return render(request, "meetings/bodies.html", {"page": page, "may_add": bool(user.reach("secretary"))})


def body_address(committee: Committee) -> str:
    return reverse("meetings:body", args=[committee.code])


@login_required
@require_safe
def body(request: HttpRequest, body: str) -> HttpResponse:
    """One body: who sits on it now, sat and will sit, how its agenda runs, its meetings."""
    user = person(request)
    rows = Committee.objects.open_to(user, "read_papers").select_related("area", "parent")
    committee = get_object_or_404(rows, code=body)
    seats = list(committee.seats.select_related("post"))
    today = clock.today()
    now = [seat for seat in seats if _sits(seat, today)]
    content = {
        "committee": committee,
        "seats": now,
        "others": [seat for seat in seats if seat not in now],
        "needed": committee.quorum or -(-sum(seat.duty != Seat.Duty.ASSISTANT for seat in now) // 2),
        "children": committee.children.order_by("name_th"),
        "agenda": actions.template_of(committee),
        "meetings": committee.meetings.all()[:5],
        "may_change": user.may("secretary", committee.area_id),
    }
    return render(request, "meetings/body.html", content)


def _sits(seat: Seat, day: object) -> bool:
    return seat.starts_on <= day and (seat.ends_on is None or seat.ends_on >= day)  # type: ignore[operator]


@login_required
def new_body(request: HttpRequest) -> HttpResponse:
    user = person(request)
    if not user.reach("secretary"):
        raise Http404
    form = NewCommitteeForm(request.POST or None, by=user)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_committee(form.cleaned_data.pop("code"), **form.cleaned_data, by=user)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The committee stands; now give its members their seats."))
            return redirect(body_address(made))
    return _form(request, form, _("New committee"), reverse("meetings:bodies"))


@login_required
def edit_body(request: HttpRequest, body: str) -> HttpResponse:
    user = person(request)
    committee = own_body(request, body)
    form = CommitteeForm(request.POST or None, by=user, committee=committee)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_committee(committee, **form.cleaned_data, by=user)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The committee is saved."))
            return redirect(body_address(committee))
    return _form(request, form, _("Change the committee"), body_address(committee))


@login_required
def new_seat(request: HttpRequest, body: str) -> HttpResponse:
    committee = own_body(request, body)
    form = SeatForm(request.POST or None, committee=committee)
    if request.method == "POST" and form.is_valid():
        try:
            actions.seat(committee, **form.cleaned_data, by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The seat is given."))
            return redirect(body_address(committee))
    return _form(request, form, _("Give a seat"), body_address(committee))


@login_required
def end_seat(request: HttpRequest, body: str, pk: int) -> HttpResponse:
    committee = own_body(request, body)
    seat = get_object_or_404(committee.seats.select_related("post"), pk=pk)
    form = EndSeatForm(request.POST or None, initial={"ends_on": seat.ends_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_seat(seat, ends_on=form.cleaned_data["ends_on"], by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The seat ends on that day."))
            return redirect(body_address(committee))
    title = _("End the seat of %(post)s") % {"post": seat.post.name}
    return _form(request, form, title, body_address(committee))


@login_required
@require_POST
def move_seat(request: HttpRequest, body: str, pk: int) -> HttpResponse:
    """One place up or down among the members of today."""
    committee = own_body(request, body)
    keys = list(queries.on_day(committee, clock.today()).values_list("pk", flat=True))
    if pk not in keys:
        raise Http404
    at = keys.index(pk)
    to = at + (1 if request.POST.get("way") == "down" else -1)
    if 0 <= to < len(keys):
        keys[at], keys[to] = keys[to], keys[at]
        actions.order_seats(committee, keys, by=person(request))
    return redirect(f"{body_address(committee)}#seat-{pk}")


def own_body(request: HttpRequest, body: str) -> Committee:
    """The body whose secretary this person is."""
    rows = Committee.objects.filter(reach_q(person(request), "secretary")).select_related("area")
    return get_object_or_404(rows, code=body)


def _form(request: HttpRequest, form: object, title: str, back: str) -> HttpResponse:
    content = {"form": form, "title": title, "back": back}
    return render(request, "meetings/body_form.html", content, status=422 if form.errors else 200)  # type: ignore[attr-defined]
