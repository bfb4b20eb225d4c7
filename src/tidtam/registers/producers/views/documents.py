"""Screens of the papers of a registration."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.actions import FileProblem
from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions.steps import is_own
from tidtam.registers.producers.forms.registrations import PaperForm, ReasonForm, refuse
from tidtam.registers.producers.models import (
    UNDER_WAY,
    DocumentKind,
    Registration,
    RegistrationDocument,
)
from tidtam.registers.producers.queries.documents import asked_of
from tidtam.registers.producers.queries.registrations import listed
from tidtam.registers.producers.refusals import Refused


@login_required
def hand_in(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Hand in one paper of the official list: photos or a PDF, or the note that it was seen."""
    row = get_object_or_404(
        listed(Registration.objects.enterable_by(request.user)), pk=pk, state__in=UNDER_WAY
    )
    asked = {one.pk: one for one in asked_of(row.producer.kind)}
    if kind not in asked:
        raise Http404
    officer = request.user.may("edit", row.producer.area_id)
    form = PaperForm(request.POST or None, request.FILES or None, kind=asked[kind], officer=officer)
    if request.method == "POST" and form.is_valid() and _handed_in(request, row, asked[kind], form):
        messages.success(request, _("%(paper)s is handed in.") % {"paper": asked[kind]})
        return redirect("producers:registration", pk=row.pk)
    content = {"registration": row, "kind": asked[kind], "form": form, "officer": officer}
    return render(request, "producers/registration_paper.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def document(request: SignedIn, pk: int) -> HttpResponseBase:
    """The copy of a paper. Of identity papers only for who works with them, and for the producer's own people."""
    found = get_object_or_404(
        RegistrationDocument.objects.select_related("file", "kind", "registration__producer").filter(
            registration__in=Registration.objects.open_to(request.user, "view")
        ),
        pk=pk,
        file__isnull=False,
    )
    producer = found.registration.producer
    works_there = request.user.may("edit", producer.area_id) or is_own(request.user, producer.pk)
    if found.file is None or (found.kind.personal and not works_there):
        raise Http404
    return serve(found.file, thumbnail="small" in request.GET)


@login_required
def refuse_document(request: SignedIn, pk: int) -> HttpResponse:
    """Not take a paper, with the reason."""
    found = _editable(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.refuse_document(found, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return redirect("producers:registration", pk=found.registration_id)
    content = {
        "registration": found.registration,
        "form": form,
        "title": _("Refuse a paper"),
        "about": found.kind,
        "submit": _("Refuse the paper"),
    }
    return render(request, "producers/registration_reason.html", content, status=422 if form.errors else 200)


@require_POST
@login_required
def drop_copy(request: SignedIn, pk: int) -> HttpResponse:
    """Keep that it was seen, and the copy no longer."""
    found = _editable(request, pk)
    try:
        actions.drop_copy(found, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The copy is no longer kept; that the paper was seen stays on record."))
    return redirect("producers:registration", pk=found.registration_id)


def _editable(request: SignedIn, pk: int) -> RegistrationDocument:
    open_to = Registration.objects.open_to(request.user, "edit")
    rows = RegistrationDocument.objects.select_related(
        "kind", "file", "registration__producer", "registration__round"
    )
    return get_object_or_404(rows.filter(registration__in=open_to), pk=pk)


def _handed_in(request: SignedIn, row: Registration, kind: DocumentKind, form: PaperForm) -> bool:
    """Each file is a paper of its own; what cannot be read is named, and what could be is kept."""
    given = form.cleaned_data
    try:
        if given.get("seen"):
            actions.hand_in(row, kind, None, note=given["note"], by=request.user)
        for upload in given["files"]:
            file = actions.keep_upload(upload, by=request.user)
            actions.hand_in(row, kind, file, note=given["note"], by=request.user)
    except FileProblem as problem:
        form.add_error("files", f"{upload.name}: {problem}")
    except Refused as refusal:
        refuse(form, refusal)
    return not form.errors
