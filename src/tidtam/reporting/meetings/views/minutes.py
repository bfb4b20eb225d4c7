"""The minutes of a meeting: drafted, given round, objected to, approved; the secretary's until they go round."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.http import serve
from tidtam.kit import clock
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.contents.minutes import minutes_text
from tidtam.reporting.meetings.forms import refuse
from tidtam.reporting.meetings.forms.minutes import (
    AnswerForm,
    CirculateForm,
    LaterForm,
    ObjectionForm,
    SignersForm,
    first_day,
)
from tidtam.reporting.meetings.models import Meeting, Minutes, Objection, Seat
from tidtam.reporting.meetings.views.opening import opened, person


@login_required
@require_safe
def minutes(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The minutes as they read now, or as they were approved, and what can be done with them."""
    row, own = _read(request, body, year, number)
    return _page(request, row, own)


@login_required
@require_POST
def draft(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    form = SignersForm(request.POST)
    if form.is_valid():
        try:
            actions.draft_minutes(row, **form.cleaned_data, by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, _("The minutes are drafted; their texts stand on the secretary's screen.")
            )
            return redirect("meetings:minutes", body, year, number)
    return _page(request, row, _minutes(row), signers=form)


@login_required
@require_POST
def circulate(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row, own = _written(request, body, year, number)
    form = CirculateForm(request.POST)
    return _done(
        request,
        row,
        form,
        "circulating",
        lambda said: actions.circulate(own, **said, by=person(request)),
        _("The minutes go round; members read them and may object."),
    )


@login_required
@require_POST
def object_to(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """A member's objection; whoever has no seat here has no such page."""
    row, own = _read(request, body, year, number)
    if own is None or not _sits(request, row):
        raise Http404
    form = ObjectionForm(request.POST)
    return _done(
        request,
        row,
        form,
        "objecting",
        lambda said: actions.object_to(own, **said, by=person(request)),
        _("The secretary has your objection."),
    )


@login_required
@require_POST
def answer(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponse:
    row, own = _written(request, body, year, number)
    objection = get_object_or_404(own.objections.select_related("minutes__meeting__committee"), pk=pk)
    form = AnswerForm(request.POST, auto_id=f"answer_{pk}_%s")
    form.about = pk
    return _done(
        request,
        row,
        form,
        "answering",
        lambda said: actions.answer_objection(objection, **said, by=person(request)),
        _("The answer is kept."),
    )


@login_required
@require_POST
def approve(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row, own = _written(request, body, year, number)
    form = LaterForm(request.POST, of=row)
    return _done(
        request,
        row,
        form,
        "approving",
        lambda said: actions.approve_minutes(own, in_meeting=said["meeting"], by=person(request)),
        _("The minutes are approved; from now on they stay as they are."),
    )


@login_required
@require_POST
def archive(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    try:
        actions.archive(row, by=person(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("meetings:minutes", body, year, number)


@login_required
@require_safe
def minutes_file(request: HttpRequest, body: str, year: int, number: int, form: str) -> HttpResponseBase:
    """The approved bytes, as PDF in the window and as DOCX to take away."""
    _row, own = _read(request, body, year, number)
    if own is None or own.pdf is None or own.docx is None or form not in ("pdf", "docx"):
        raise Http404
    return serve(own.pdf if form == "pdf" else own.docx, download="download" in request.GET)


def _page(request: HttpRequest, row: Meeting, own: Minutes | None, **forms: Form) -> HttpResponse:
    user = person(request)
    refused = "answering" in forms
    content: dict[str, Any] = {
        "meeting": row,
        "own": own,
        "text": minutes_text(row, own) if own else "",
        "may_change": user.may("secretary", row.committee.area_id),
        "may_object": own is not None
        and own.object_until is not None
        and own.object_until >= clock.today()
        and not own.is_frozen
        and _sits(request, row),
        "objections": _objections(own, forms.pop("answering", None)),
        "signers": SignersForm(
            initial={"recorder": own.recorder_th, "checker": own.checker_th} if own else _secretary(row)
        ),
        "circulating": CirculateForm(initial={"object_until": first_day()}),
        "objecting": ObjectionForm(),
        "approving": LaterForm(None, of=row),
    }
    wrong = any(form.errors for form in forms.values()) or refused
    return render(request, "meetings/minutes.html", content | forms, status=422 if wrong else 200)


def _objections(own: Minutes | None, sent: Form | None) -> list[tuple[Objection, Form]]:
    """Each with the form for its answer; the one that was sent as it was sent."""
    rows = own.objections.all() if own else Objection.objects.none()
    about = getattr(sent, "about", None)
    return [
        (row, sent if sent is not None and row.pk == about else AnswerForm(auto_id=f"answer_{row.pk}_%s"))
        for row in rows
    ]


def _done(request: HttpRequest, row: Meeting, form: Form, name: str, do: Any, words: str) -> HttpResponse:
    """Do it where the form is right, else show the page again as it was sent."""
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, words)
            return redirect("meetings:minutes", row.committee.code, row.year, row.number)
    return _page(request, row, _minutes(row), **{name: form})


def _read(request: HttpRequest, body: str, year: int, number: int) -> tuple[Meeting, Minutes | None]:
    """The minutes as this reader may see them: a draft is the secretary's until it goes round."""
    row = opened(request, body, year, number)
    own = _minutes(row)
    if person(request).may("secretary", row.committee.area_id):
        return row, own
    if own is None or (own.circulated_on is None and not own.is_frozen):
        raise Http404
    return row, own


def _written(request: HttpRequest, body: str, year: int, number: int) -> tuple[Meeting, Minutes]:
    row = opened(request, body, year, number, "secretary")
    own = _minutes(row)
    if own is None:
        raise Http404
    return row, own


def _minutes(row: Meeting) -> Minutes | None:
    rows = Minutes.objects.select_related("meeting__committee", "pdf", "docx", "approved_in")
    return rows.filter(meeting=row).first()


def _sits(request: HttpRequest, row: Meeting) -> bool:
    return Seat.objects.of(person(request)).filter(committee=row.committee_id).exists()


def _secretary(row: Meeting) -> dict[str, str]:
    """Who recorded, as far as the sheet knows."""
    line = row.attendance.filter(duty=Seat.Duty.SECRETARY).first()
    return {"recorder": ", ".join(filter(None, (line.name_th, line.post_th)))} if line else {}
