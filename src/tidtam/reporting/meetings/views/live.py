"""While the meeting goes on: the secretary's screen, what it saves by itself, and what the hall sees."""

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.kit import clock
from tidtam.reporting.meetings import actions, queries
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows
from tidtam.reporting.meetings.forms import CloseForm, GuestForm, OpenForm, refuse
from tidtam.reporting.meetings.models import Attendance, ItemText, Meeting
from tidtam.reporting.meetings.views.opening import opened, person


@login_required
@require_safe
def live(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The secretary's screen: who is here, what is said under each item, what the hall sees."""
    row = opened(request, body, year, number, "secretary")
    return _screen(request, row)


@login_required
@require_POST
def open_(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The meeting begins, or its beginning is put right."""
    row = opened(request, body, year, number, "secretary")
    form = OpenForm(request.POST)
    if form.is_valid():
        day = clock.local(row.starts_at).date()
        begins = clock.local(row.starts_at).replace(
            hour=form.cleaned_data["time"].hour, minute=form.cleaned_data["time"].minute, second=0
        )
        assert begins.date() == day
        try:
            actions.open_meeting(row, at=begins, presided=form.cleaned_data["presided"], by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return _back(row)
    return _screen(request, row, opening=form)


@login_required
@require_POST
def close(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            actions.close_meeting(row, at=form.ends_at(), by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The meeting is closed; its minutes can be drafted."))
            return _back(row)
    return _screen(request, row, closing=form)


@login_required
@require_POST
def attend(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponse:
    """One tap: present, a substitute, absent. Scripts get an answer, a plain form the page."""
    row = opened(request, body, year, number, "secretary")
    line = get_object_or_404(row.attendance, pk=pk)
    state = request.POST.get("state", "")
    problem = ""
    if state not in Attendance.State.values:
        problem = _("Choose whether this member is present.")
    else:
        try:
            line = actions.mark(
                line,
                state,
                substitute=request.POST.get("substitute", "")[:300],
                reason=request.POST.get("reason", "")[:200],
                by=person(request),
            )
        except ValidationError as refusal:
            problem = refusal.messages[0]
    if request.accepts("text/html"):
        if problem:
            messages.error(request, problem)
        return redirect(f"{_address(row)}#seat-{pk}")
    answer = {"problem": problem, "state": line.state, "quorum": _quorum_words(row)}
    return JsonResponse(answer, status=422 if problem else 200)


@login_required
@require_POST
def guest(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    form = GuestForm(request.POST)
    if form.is_valid():
        try:
            actions.add_guest(row, **form.cleaned_data, by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return redirect(f"{_address(row)}#guests")
    return _screen(request, row, guest=form)


@login_required
@require_POST
def drop_guest(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    line = get_object_or_404(row.attendance.filter(seat=None), pk=pk)
    try:
        actions.remove_guest(line, by=person(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect(f"{_address(row)}#guests")


@login_required
@require_POST
def show(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """What the hall sees from now on: an item, or the head of the meeting."""
    row = opened(request, body, year, number, "secretary")
    item = request.POST.get("item", "")
    try:
        actions.show_item(row, int(item) if item.isdecimal() else None, by=person(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    if request.accepts("text/html"):
        return redirect(f"{_address(row)}#item-{item}")
    return JsonResponse({})


@login_required
@require_POST
def write(request: HttpRequest, body: str, year: int, number: int, item: int) -> HttpResponse:
    """Save by itself what was said under an item; answers the revision, and whose text stands where it was later."""
    row = opened(request, body, year, number, "secretary")
    under = get_object_or_404(row.agenda.select_related("meeting__committee"), number=item)
    try:
        writer, revision = UUID(request.POST.get("writer", "")), int(request.POST.get("revision", ""))
    except ValueError:
        return JsonResponse({"problem": _("The page is out of date; open it anew.")}, status=422)
    text = request.POST.get("text", "")
    try:
        written = actions.write_minutes(under, text, revision=revision, writer=writer, by=person(request))
    except ValidationError as refusal:
        return JsonResponse({"problem": refusal.messages[0]}, status=422)
    status = 409 if written.lost_to else 200
    answer = {"revision": written.revision, "text": written.text, "lost_to": written.lost_to}
    return JsonResponse(answer, status=status)


@login_required
@require_safe
def news(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """What changed since the page last heard: texts of items whose revision is newer, and the quorum.

    have: "1:3,4:0", number and revision of each item as the page has them.
    """
    row = opened(request, body, year, number, "secretary")
    have = dict(pair.split(":", 1) for pair in request.GET.get("have", "").split(",") if ":" in pair)
    items = [
        {"number": item.number, "revision": item.revision, "text": item.minutes_th}
        for item in row.agenda.all()
        if str(item.revision) != have.get(str(item.number))
    ]
    return JsonResponse({"items": items, "quorum": _quorum_words(row), "showing": row.showing})


@login_required
@require_safe
def hall(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The screen on the wall: large letters, what the secretary shows, nothing to press."""
    row = opened(request, body, year, number)
    return render(request, "meetings/hall.html", {"meeting": row, **_shown(row)})


@login_required
@require_safe
def hall_part(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """What the wall fetches again and again: the part that changes."""
    row = opened(request, body, year, number)
    return render(request, "meetings/hall_part.html", {"meeting": row, **_shown(row)})


def _shown(row: Meeting) -> dict[str, Any]:
    at = clock.now()
    found = [item for item in agenda_rows(row, at) if item["number"] == row.showing]
    is_carried = bool(found) and found[0]["kind"] == "follow_up"
    return {
        "item": found[0] if found else None,
        "carried": carried_rows(row, queries.as_of(row)) if is_carried else [],
        "quorum": queries.quorum(row) if row.started_at else None,
    }


def _screen(request: HttpRequest, row: Meeting, **forms: Any) -> HttpResponse:
    """The secretary's screen, with a form as it was sent where something in it was wrong."""
    lines = list(row.attendance.select_related("seat"))
    here = clock.local(clock.now())
    planned = clock.local(row.starts_at)
    began = clock.local(row.started_at) if row.started_at else None
    is_today = planned.date() == here.date()
    last = row.sittings.last()
    ends = clock.local(row.ended_at) if row.ended_at else here if is_today else None
    day = ends.date() if ends else clock.local(last.starts_at).date() if last else planned.date()
    texts = {item.number: item for item in row.agenda.all()}
    at = queries.as_of(row)
    content = {
        "meeting": row,
        "agenda": [{**one, "own": texts[one["number"]]} for one in agenda_rows(row, at)],
        "lines": [line for line in lines if not line.is_guest],
        "guests": [line for line in lines if line.is_guest],
        "quorum": queries.quorum(row, lines),
        "states": [choice for choice in Attendance.State.choices if choice[0] != Attendance.State.EXPECTED],
        "opening": OpenForm(
            initial={
                "time": (began or (here if is_today else planned)).time(),
                "presided": row.presided_th,
            }
        ),
        "closing": CloseForm(initial={"day": day, "time": ends.time() if ends else None}),
        "guest": GuestForm(),
        "may_open": planned.date() <= here.date(),
        "writer": uuid.uuid4(),
        "news": reverse("meetings:news", args=_key(row)),
        "aside": ItemText.objects.filter(item__meeting=row, kept_aside=True).select_related("item"),
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "meetings/live.html", content | forms, status=422 if wrong else 200)


def _quorum_words(row: Meeting) -> dict[str, Any]:
    found = queries.quorum(row)
    return {
        "present": found.present,
        "members": found.members,
        "needed": found.needed,
        "reached": found.is_reached,
    }


def _key(row: Meeting) -> list[Any]:
    return [row.committee.code, row.year, row.number]


def _address(row: Meeting) -> str:
    return reverse("meetings:live", args=_key(row))


def _back(row: Meeting) -> HttpResponse:
    return redirect(_address(row))
