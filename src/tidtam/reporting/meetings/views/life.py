"""The life of one resolution on one page; the secretary names somebody later, or drops it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.actions import ask_later, drop_resolution
from tidtam.reporting.meetings.contents.agenda import carried_row
from tidtam.reporting.meetings.forms import AskForm, DropForm, refuse
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.views.opening import opened, person
from tidtam.reporting.meetings.views.sought import resolution_address


@login_required
@require_safe
def resolution(request: HttpRequest, body: str, year: int, number: int, item: int, no: int) -> HttpResponse:
    """Text, matters with their steps and pictures, the agendas and papers on which it stood, how it was closed."""
    row, found = _found(request, body, year, number, item, no)
    lived = queries.life(found)
    rows = [carried_row(one) for one in lived.actions]
    changes = person(request).may("secretary", row.committee.area_id)
    content = {
        "meeting": row,
        "resolution": found,
        "life": lived,
        "rows": rows,
        "pictures": _pictures(row, rows),
        "may_name": changes and found.kind == Resolution.Kind.ASSIGNED and found.dropped_at is None,
        "may_drop": changes and lived.shown.kind == "soon",
    }
    return render(request, "meetings/resolution.html", content)


@login_required
def name(request: HttpRequest, body: str, year: int, number: int, item: int, no: int) -> HttpResponse:
    """Name who carries it out, in which villages, by when."""
    row, found = _found(request, body, year, number, item, no, "secretary")
    form = AskForm(request.POST or None, meeting=row)
    if request.method == "POST" and form.is_valid():
        try:
            ask_later(found, form.asks(), key=form.cleaned_data["key"], by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The matters are made; they stand on the next agenda."))
            return redirect(resolution_address(found))
    return _form(request, "meetings/name_later.html", row, found, form)


@login_required
def drop(request: HttpRequest, body: str, year: int, number: int, item: int, no: int) -> HttpResponse:
    """Follow it up no longer, for a reason."""
    row, found = _found(request, body, year, number, item, no, "secretary")
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drop_resolution(found, reason=form.cleaned_data["reason"], by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The resolution is dropped; the next meeting is told so."))
            return redirect(resolution_address(found))
    return _form(request, "meetings/drop_resolution.html", row, found, form)


def _found(
    request: HttpRequest, body: str, year: int, number: int, item: int, no: int, verb: str = "read_papers"
) -> tuple[Meeting, Resolution]:
    row = opened(request, body, year, number, verb)
    found = get_object_or_404(row.resolutions.select_related("item"), item__number=item, number=no)
    found.meeting = row
    return row, found


def _form(request: HttpRequest, page: str, row: Meeting, found: Resolution, form: Any) -> HttpResponse:
    content = {"meeting": row, "resolution": found, "form": form, "back": resolution_address(found)}
    return render(request, page, content, status=422 if form.errors else 200)


def _pictures(row: Meeting, rows: list[dict[str, Any]]) -> dict[str, str]:
    """Where the page finds each picture, by its hash: at the meeting, whose readers see it."""
    own = [row.committee.code, row.year, row.number]
    return {
        shot["sha256"]: reverse("meetings:shot", args=[*own, shot["key"]])
        for line in rows
        for shot in line["shots"]
    }
