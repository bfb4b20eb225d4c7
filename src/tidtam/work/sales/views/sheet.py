"""A village's sheet: ten producers entered from one paper, one sum each, saved row by row, each taken back at once."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.jobs.actions.receipts import Conflict
from tidtam.ground.trail.http import SignedIn
from tidtam.kit.thai import clean
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE
from tidtam.work.sales import printing
from tidtam.work.sales.actions import SalesRefused, WrongStep
from tidtam.work.sales.actions.sheet import RowTyped, tell_row
from tidtam.work.sales.actions.undo import NothingToUndo, undo_entry
from tidtam.work.sales.models import Report
from tidtam.work.sales.queries.sheet import Line, expected_here, lines_of
from tidtam.work.sales.telling import NotTold
from tidtam.work.sales.views.asking import Asked, asked_of, months_open

MOST_NAME = 200
Wrong = tuple[int, str, str]  # producer of the row, what was typed, what is wrong with it


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sheet(request: SignedIn) -> HttpResponse:
    """One row per producer of the subdistrict or village; a POST saves one row."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    asked = asked_of(request, "edit")
    told_by = clean(request.GET.get("told_by", ""))[:MOST_NAME]
    wrong: Wrong | None = None
    if request.method == "POST":
        if not asked.subdistrict:
            raise Http404
        rows = expected_here(request.user, asked.area, asked.month)
        producer = get_object_or_404(rows, pk=_key(request.POST.get("row", "")))
        problem = _saved(request, asked, producer, told_by)
        if not problem:
            return redirect(f"{_here(asked, told_by)}#row-{producer.pk}")
        wrong = (producer.pk, request.POST.get("baht", "")[:40], problem)
    return _page(request, asked, told_by, wrong, status=422 if wrong else 200)


@require_POST
@login_required
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Take back what this person has just entered in a report."""
    report = get_object_or_404(Report.objects.open_to(request.user, "edit"), pk=pk)
    asked, told_by = asked_of(request, "edit"), clean(request.GET.get("told_by", ""))[:MOST_NAME]
    try:
        undo_entry(report, seen=request.POST.get("seen", "")[:60], by=request.user)
    except (NothingToUndo, WrongStep, SalesRefused) as refusal:
        return _page(request, asked, told_by, (report.producer_id, "", refusal.messages[0]), status=409)
    return redirect(f"{_here(asked, told_by)}#row-{report.producer_id}")


@require_safe
@login_required
def sheet_paper(request: SignedIn) -> HttpResponse:
    """The same as paper, to be filled in by hand in the village."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    asked = asked_of(request, "edit")
    area = Area.objects.select_related("parent__parent__parent").filter(pk=asked.area).first()
    if area is None or area.level < Level.SUBDISTRICT:
        raise Http404
    producers = expected_here(request.user, asked.area, asked.month).select_related(PLACE)
    pdf = printing.sheet(area, asked.month, list(producers))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="sales-sheet-{asked.area}-{asked.code}.pdf"'
    return response


def _page(request: SignedIn, asked: Asked, told_by: str, wrong: Wrong | None, *, status: int) -> HttpResponse:
    lines = lines_of(request.user, asked.area, asked.month) if asked.subdistrict else []
    content = {
        "asked": asked,
        "months": months_open(),
        "told_by": told_by,
        "query": _query(asked, told_by),
        "ready": bool(asked.subdistrict),
        "rows": [(line, uuid4(), _wrong(line, wrong)) for line in lines],
        "done": sum(line.sent for line in lines),
    }
    return render(request, "sales/sheet.html", content, status=status)


def _saved(request: SignedIn, asked: Asked, producer: Producer, told_by: str) -> str:
    """Tell one sum of one producer, or that nothing was sold; why it cannot be taken, "" where it was."""
    try:
        nil = "nil" in request.POST  # the button, which stands beside whatever was typed
        row = RowTyped("" if nil else request.POST.get("baht", ""), nil, request.POST.get("seen", ""))
        sending = UUID(request.POST.get("draft", ""))
        tell_row(producer, asked.month, row, sending=sending, told_by=told_by, by=request.user)
    except (NotTold, Conflict) as refusal:
        return " ".join(refusal.messages)
    except ValueError:
        return _("Look at it once more, then send it.")
    return ""


def _wrong(line: Line, wrong: Wrong | None) -> tuple[str, str]:
    """What was typed in the row, and what is wrong with it."""
    return wrong[1:] if wrong is not None and wrong[0] == line.producer.pk else ("", "")


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Http404
    return int(text)


def _query(asked: Asked, told_by: str) -> str:
    return f"{asked.query}&{urlencode({'told_by': told_by})}"


def _here(asked: Asked, told_by: str) -> Any:
    return f"{reverse('sales:sheet')}?{_query(asked, told_by)}"
