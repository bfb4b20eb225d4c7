"""The frozen papers: made with one click, read as a page, taken away as PDF or HTML."""

import base64

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.http import serve
from tidtam.reporting.meetings import printing
from tidtam.reporting.meetings.actions import content, freeze_pack
from tidtam.reporting.meetings.forms import VersionForm, refuse
from tidtam.reporting.meetings.models import Meeting, Pack
from tidtam.reporting.meetings.views.opening import opened, person

FORMS = ("pdf", "html", "docx")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_POST
def freeze(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The first version with one click; where there is one, it is shown."""
    row = opened(request, body, year, number, "freeze")
    made = freeze_pack(row, by=person(request), asked_at=request.build_absolute_uri("/"))
    messages.success(request, _("The papers are frozen as version %(version)s.") % {"version": made.version})
    return _to(row, made)


@login_required
def new_version(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """Another version, for a reason; the ones before stay as they were given out."""
    row = opened(request, body, year, number, "freeze")
    form = VersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = freeze_pack(
                row,
                by=person(request),
                new=True,
                reason=form.cleaned_data["reason"],
                asked_at=request.build_absolute_uri("/"),
            )
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, _("The papers are frozen as version %(version)s.") % {"version": made.version}
            )
            return _to(row, made)
    shown = {"meeting": row, "form": form, "newest": row.packs.defer("inputs").first()}
    return render(request, "meetings/new_version.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def pack(request: HttpRequest, body: str, year: int, number: int, version: int) -> HttpResponse:
    """The papers as a page, from what was kept when they were frozen."""
    row = opened(request, body, year, number)
    made = get_object_or_404(row.packs.select_related("pdf", "html"), version=version)
    shown = {
        "meeting": row,
        "made": made,
        "pack": made.inputs,
        "pictures": {
            name: f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
            for name, picture in printing.shots(made.inputs).items()
        },
        "others": row.packs.defer("inputs").exclude(pk=made.pk),
    }
    return render(request, "meetings/pack_page.html", shown)


@login_required
@require_safe
def pack_file(
    request: HttpRequest, body: str, year: int, number: int, version: int, form: str
) -> HttpResponseBase:
    """The bytes that were given out: the PDF in the window, the page as a download; or a DOCX to edit."""
    row = opened(request, body, year, number)
    if form not in FORMS:
        raise Http404
    made = get_object_or_404(Pack.objects.select_related("pdf", "html"), meeting=row, version=version)
    if form == "docx":
        response = HttpResponse(content(made, form), content_type=DOCX)
        name = f"pack-{row.number}-{row.year}-{version}.docx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response
    return (
        serve(made.pdf, download="download" in request.GET)
        if form == "pdf"
        else serve(made.html, download=True)
    )


def _to(row: Meeting, made: Pack) -> HttpResponse:
    return redirect(
        "meetings:pack", body=row.committee.code, year=row.year, number=row.number, version=made.version
    )
