"""The agenda of a body and of a meeting: order and names, what stands under an item, the papers attached to it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.actions import FileProblem, store_paper
from tidtam.ground.files.http import serve
from tidtam.reporting.figures.queries import DEFINITIONS
from tidtam.reporting.meetings import agenda, refusals
from tidtam.reporting.meetings.actions import (
    Line,
    attach_paper,
    choose_figures,
    remove_paper,
    set_agenda,
    set_template,
    template_of,
    write_item,
)
from tidtam.reporting.meetings.contents.numbers import OFFERED
from tidtam.reporting.meetings.forms import AgendaRows, FiguresForm, ItemForm, PaperForm, refuse
from tidtam.reporting.meetings.models import AgendaItem, AgendaPaper, ItemKind, Meeting
from tidtam.reporting.meetings.views.committees import body_address, own_body
from tidtam.reporting.meetings.views.meetings import address
from tidtam.reporting.meetings.views.opening import opened, person


@login_required
def template(request: HttpRequest, body: str) -> HttpResponse:
    """The agenda with which this body's meetings begin from now on."""
    committee = own_body(request, body)
    rows = AgendaRows.standing(template_of(committee))
    problem = ""
    if request.method == "POST":
        rows = AgendaRows.sent(request.POST).moved()
        if rows.step == "official":
            rows = AgendaRows.standing([Line(kind, heading) for kind, heading in agenda.OFFICIAL])
        if rows.is_saved:
            try:
                set_template(committee, rows.lines, by=person(request))
            except ValidationError as refusal:
                problem = refusal.messages[0]
            else:
                messages.success(
                    request, _("The agenda of the committee is saved; meetings to come begin with it.")
                )
                return redirect(body_address(committee))
    content = {"committee": committee, "back": body_address(committee), "offers_official": True}
    return _editor(request, rows, problem, content)


@login_required
def order(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The items of one meeting: moved, named, added, taken out."""
    row = opened(request, body, year, number, "secretary")
    rows = AgendaRows.standing(Line(item.kind, item.heading_th, item.pk) for item in row.agenda.all())
    problem = ""
    if request.method == "POST":
        rows = AgendaRows.sent(request.POST).moved()
        if rows.is_saved:
            try:
                set_agenda(row, rows.lines, by=person(request))
            except ValidationError as refusal:
                problem = refusal.messages[0]
            else:
                messages.success(request, _("The agenda is saved."))
                return redirect(address(row))
    return _editor(request, rows, problem, {"meeting": row, "back": address(row)})


def _editor(request: HttpRequest, rows: AgendaRows, problem: str, content: dict[str, object]) -> HttpResponse:
    content |= {"rows": rows.shown(), "kinds": ItemKind.choices, "problem": problem}
    return render(request, "meetings/agenda.html", content, status=422 if problem else 200)


@login_required
def item(request: HttpRequest, body: str, year: int, number: int, item: int) -> HttpResponse:
    """Write what stands under an item, attach papers; kinds that fill themselves take papers only."""
    row = opened(request, body, year, number, "secretary")
    under = get_object_or_404(row.agenda, number=item)
    is_computed = under.kind in agenda.COMPUTED
    sends_paper, sends_text = "attach" in request.POST, "text" in request.POST and not is_computed
    paper = PaperForm(*(request.POST, request.FILES) if sends_paper else ())
    form = ItemForm(request.POST if sends_text and not sends_paper else None, initial={"text": under.text_th})
    if sends_paper and paper.is_valid():
        try:
            file = store_paper(paper.cleaned_data["file"], by=person(request))
            attach_paper(under, file, title=paper.cleaned_data["title"], by=person(request))
        except FileProblem as problem:
            paper.add_error("file", str(problem))
        except ValidationError as refusal:
            refuse(paper, refusal)
        else:
            messages.success(request, _("The paper is attached."))
            return redirect("meetings:item", body, year, number, item)
    elif form.is_bound and form.is_valid():
        try:
            write_item(row, item, form.cleaned_data["text"], by=person(request))
        except refusals.Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The agenda is saved."))
            return redirect(address(row))
    content = {
        "meeting": row,
        "item": under,
        "choosing": _choosing(row) if under == _first_note(row) else None,
        "form": None if is_computed else form,
        "paper": paper,
        "papers": under.papers.select_related("file"),
    }
    wrong = form.errors or paper.errors
    return render(request, "meetings/item.html", content, status=422 if wrong else 200)


@login_required
@require_POST
def figures(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """Choose which figures the papers of this meeting tell."""
    row = opened(request, body, year, number, "secretary")
    under = _first_note(row)
    form = _choosing(row, request.POST)
    if under is None or not form.is_valid():
        raise Http404
    try:
        choose_figures(row, form.cleaned_data["figures"] or None, by=person(request))
    except refusals.Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The figures are chosen."))
    return redirect("meetings:item", body, year, number, under.number)


def _choosing(row: Meeting, sent: Any = None) -> FiguresForm:
    choices = [(name, DEFINITIONS[name].label) for name in OFFERED]
    return FiguresForm(sent, choices=choices, chosen=row.figures or [])


def _first_note(row: Meeting) -> AgendaItem | None:
    """The item under which the papers tell the figures."""
    return row.agenda.filter(kind=ItemKind.TO_NOTE).first()


@login_required
@require_safe
def paper(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponseBase:
    """A paper attached to the agenda, for whoever may read the papers of this body."""
    return serve(_paper(request, body, year, number, pk, "read_papers").file)


@login_required
@require_POST
def drop_paper(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponse:
    found = _paper(request, body, year, number, pk, "secretary")
    try:
        remove_paper(found, by=person(request))
    except refusals.Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The paper is taken from the agenda."))
    return redirect(reverse("meetings:item", args=[body, year, number, found.item.number]))


def _paper(request: HttpRequest, body: str, year: int, number: int, pk: int, verb: str) -> AgendaPaper:
    row = opened(request, body, year, number, verb)
    rows = AgendaPaper.objects.filter(item__meeting=row).select_related("file", "item__meeting__committee")
    return get_object_or_404(rows, pk=pk)
