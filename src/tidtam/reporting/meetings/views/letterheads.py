"""What stands on a body's letters: the secretary lays it down and looks at a letter with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.files.actions import FileProblem, store_drawing
from tidtam.ground.files.http import serve
from tidtam.reporting.meetings import papers, queries
from tidtam.reporting.meetings.actions import set_letterhead
from tidtam.reporting.meetings.forms import LetterheadForm, refuse
from tidtam.reporting.meetings.models import Committee, Letterhead
from tidtam.reporting.meetings.views.committees import own_body
from tidtam.reporting.meetings.views.opening import person

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
def letterhead(request: HttpRequest, body: str) -> HttpResponse:
    committee = own_body(request, body)
    row = Letterhead.objects.filter(committee=committee).select_related("emblem").first()
    form = LetterheadForm(request.POST or None, request.FILES or None, letterhead=row)
    if request.method == "POST" and form.is_valid() and _kept(request, form, committee):
        messages.success(request, _("The letterhead is saved."))
        return redirect("meetings:letterhead", committee.code)
    content = {"committee": committee, "letterhead": row, "form": form}
    return render(request, "meetings/letterhead.html", content, status=422 if form.errors else 200)


@login_required
@require_safe
def emblem(request: HttpRequest, body: str) -> HttpResponseBase:
    """The emblem as it was kept."""
    committee = own_body(request, body)
    row = get_object_or_404(Letterhead.objects.select_related("emblem"), committee=committee)
    if row.emblem is None:
        raise Http404
    return serve(row.emblem)


@login_required
@require_safe
def sample(request: HttpRequest, body: str, form: str) -> HttpResponse:
    """A letter and a memo with this letterhead and nothing in them, to look at or to try in a word processor."""
    committee = own_body(request, body)
    if form not in TYPES:
        raise Http404
    document = papers.sample(queries.office_of(committee), committee.name_th)
    content = papers.pdf(document) if form == "pdf" else papers.docx(document)
    response = HttpResponse(content, content_type=TYPES[form])
    shown = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="letter-{committee.code}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _kept(request: HttpRequest, form: LetterheadForm, committee: Committee) -> bool:
    """Whether it was saved; what was refused stands at its field."""
    user = person(request)
    given = form.cleaned_data["emblem"]
    try:
        drawn = store_drawing(given, by=user, name=given.name) if given else None
        set_letterhead(
            committee,
            form.head(),
            emblem=drawn,
            without_emblem=form.cleaned_data.get("without_emblem", False),
            by=user,
        )
    except FileProblem as problem:
        form.add_error("emblem", str(problem))
        return False
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    return True
