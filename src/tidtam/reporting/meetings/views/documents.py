"""The papers of a meeting to take away, each as PDF or DOCX, written when they are asked for."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.models import Kind
from tidtam.kit import clock
from tidtam.kit.paper.document import Document
from tidtam.kit.paper.docx import docx
from tidtam.kit.paper.setting import pdf
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.contents import documents
from tidtam.reporting.meetings.contents.documents import Asked
from tidtam.reporting.meetings.forms.minutes import LetterForm
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.views.opening import opened, person

FORMS = {"pdf": (pdf, Kind.PDF), "docx": (docx, Kind.DOCX)}


@login_required
@require_safe
def papers(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """Every paper of this meeting; what they say of themselves is typed once, above them."""
    row = opened(request, body, year, number, "secretary")
    form = LetterForm(request.GET or None)
    is_right = not form.is_bound or form.is_valid()
    content: dict[str, Any] = {
        "meeting": row,
        "form": form,
        "kinds": [(code, words) for code, (words, _write) in documents.KINDS.items()],
        "may_invite": row.starts_at > clock.now(),
        "sent": {name: value for name, value in request.GET.items() if is_right},
        "districts": documents.districts(row),
        "query": request.GET.urlencode() if is_right else "",
    }
    return render(request, "meetings/papers.html", content, status=200 if is_right else 422)


@login_required
@require_POST
def invite(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """Send letter, agenda and calendar entry to every member whose address is known."""
    row = opened(request, body, year, number, "secretary")
    asked = LetterForm(request.POST)
    address = request.build_absolute_uri(reverse("meetings:meeting", args=[body, year, number]))
    try:
        said = asked.asked() if asked.is_valid() else Asked()
        invited = actions.invite(row, said, address=address, by=person(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        count = {"count": f"{invited.sent:,}"}
        words = ngettext(
            "%(count)s invitation is on its way.", "%(count)s invitations are on their way.", invited.sent
        )
        messages.success(request, words % count)
        if invited.without:
            without = _("No address is known of: %(posts)s. Send them the letter on paper.")
            messages.warning(request, without % {"posts": ", ".join(invited.without)})
    return redirect("meetings:papers", body, year, number)


@login_required
@require_safe
def paper(request: HttpRequest, body: str, year: int, number: int, kind: str, form: str) -> HttpResponse:
    """One paper: PDF in the window, DOCX to take away."""
    row = opened(request, body, year, number, "secretary")
    asked = LetterForm(request.GET)
    if form not in FORMS or not asked.is_valid():
        raise Http404
    document = _document(row, kind, asked.asked())
    written, media = FORMS[form]
    response = HttpResponse(written(document), content_type=str(media))
    way = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{kind}-{row.number}-{row.year}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _document(row: Meeting, kind: str, asked: Asked) -> Document:
    if kind in documents.KINDS:
        return documents.KINDS[kind][1](row, asked)
    area = next((one for one in documents.districts(row) if f"district-{one.code}" == kind), None)
    if area is None:
        raise Http404
    return documents.district(row, area, asked)
