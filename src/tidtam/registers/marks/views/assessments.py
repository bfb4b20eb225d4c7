"""Assessments: the list, one, its beginning, its assessors, its sheets, its decision."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.drafts import stored
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.marks import actions
from tidtam.registers.marks.actions.assess import may_assess
from tidtam.registers.marks.forms import refuse
from tidtam.registers.marks.forms.assess import AssessorForm, OpenForm, ReasonForm, SheetForm
from tidtam.registers.marks.models import Assessment, AssessmentState, Scheme, Sheet, Version
from tidtam.registers.marks.queries.advice import advise, reasons
from tidtam.registers.marks.queries.assessors import assessors_for
from tidtam.registers.marks.queries.points import shown
from tidtam.registers.marks.queries.summary import Summary, no_level, summary
from tidtam.registers.marks.rights import VERB, approver_of, may_decide
from tidtam.registers.marks.views.steps import change, open_assessment, open_product, sent
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.queries import PLACE, place

STATES = {
    AssessmentState.OPEN: "going",
    AssessmentState.DECIDED: "done",
    AssessmentState.CANCELLED: "none",
}


@require_safe
@login_required
def assessments(request: SignedIn) -> HttpResponseBase:
    """The assessments of the reader's areas."""
    page = listing(
        request,
        Assessment.objects.open_to(request.user, "view").select_related(
            "version__scheme", "level", f"product__producer__{PLACE}"
        ),
        [
            ListColumn("product", _("Product"), value="product.name", sort="product__sort_key", link=_url),
            ListColumn("scheme", _("Scheme"), value="version.scheme", sort="version__scheme__code"),
            ListColumn("version", _("Version"), value="version.code", sort="version__code", sheet_only=True),
            ListColumn(
                "producer", _("Producer"), value="product.producer.name", sort="product__producer__sort_key"
            ),
            ListColumn(
                "area",
                _("Area"),
                value=lambda row: place(row.product.producer.area),
                sort="product__producer__area_id",
                kind="place",
            ),
            ListColumn("opened", _("Begun on"), value="opened_on", sort="opened_on", kind="date"),
            ListColumn(
                "level",
                _("Level"),
                value=lambda row: str(row.level or ""),
                sort="level__order",
                blank_last=True,
            ),
            ListColumn(
                "score", _("Points"), value=lambda row: shown(row.score), sort="score", blank_last=True
            ),
            ListColumn("state", _("State"), value=state_of, sort="state", kind="state"),
        ],
        filters=[
            words_filter("product__search_text"),
            area_filter(request.user, request.GET.get("area", ""), "product__producer__area_id"),
            Filter(
                "scheme",
                _("Scheme"),
                [(one.code, str(one)) for one in Scheme.objects.order_by("code")],
                lambda rows, code: rows.filter(version__scheme__code=code),
            ),
            Filter("state", _("State"), AssessmentState.choices, lambda rows, code: rows.filter(state=code)),
        ],
        title=_("Assessments"),
        name="assessments",
        empty=_("No product of your area has been assessed yet. Begin on a product's page."),
        sort="-opened",
    )
    return page.download or render(request, "marks/list.html", {"page": page, "tab": "assessments"})


@require_safe
@login_required
def assessment(request: SignedIn, pk: int) -> HttpResponse:
    """One assessment: who has handed in, what it comes to, what was decided, what would lift the product."""
    row = open_assessment(request, pk)
    sums, user = summary(row), request.user
    editor = user.may(VERB, row.product.producer.area_id)
    seen = shows_results(row, sums, editor=editor)
    level = row.level if row.state == AssessmentState.DECIDED else sums.level
    has_result = row.state == AssessmentState.DECIDED or (sums.is_whole and sums.found.settled)
    mine = next(
        (sheet for sheet in sums.waiting if sheet.assessor_id == user.pk and not sheet.paper_of), None
    )
    content = {
        "assessment": row,
        "state": state_of(row),
        "sums": sums,
        "seen": seen,
        "has_result": has_result and seen,
        "level": level,
        "score": shown(row.score if row.state == AssessmentState.DECIDED else sums.found.score),
        "none": no_level(row.version),
        "advice": advise(row.version, sums.found, level=level.code if level else "")
        if has_result and seen
        else [],
        "reasons": reasons(row.version, sums.found) if seen and sums.is_whole else [],
        "mine": mine,
        "typed": [sheet for sheet in sums.waiting if sheet.assessor_id == user.pk and sheet.paper_of],
        "editor": editor and row.is_open,
        "may_decide": editor and row.is_open and sums.is_whole and _decides(request, row),
        "approver": approver_of(row.version, sums.level).label,
        "award": getattr(row, "award", None),
        "subject": f"marks.assessment:{row.pk}",
    }
    return render(request, "marks/assessment.html", content)


@login_required
def begin(request: SignedIn, pk: int) -> HttpResponse:
    """Begin to assess a product: under which version, by whom, until when."""
    product = open_product(request, pk)
    if not request.user.may(VERB, product.producer.area_id):
        raise Http404
    versions = list(Version.objects.on(clock.today()).select_related("scheme"))
    people = assessors_for(product)
    given = {"assessors": [request.user.pk], "version": request.GET.get("version")}
    form = OpenForm(sent(request), initial=given, versions=versions, assessors=people)
    back = reverse("marks:product", args=[product.pk])

    def do() -> str:
        typed = {key: value for key, value in form.cleaned_data.items() if key != "draft"}
        return _url(actions.open_assessment(product, by=request.user, **typed))

    return change(
        request,
        form,
        do,
        title=_("Begin an assessment"),
        about=product.name,
        back=back,
        done=_("The assessment has begun; the assessors may fill in their sheets."),
        crumbs=((product.name, back),),
    )


@login_required
def add_assessor(request: SignedIn, pk: int) -> HttpResponse:
    row = _editable(request, pk)
    form = AssessorForm(sent(request), assessors=assessors_for(row.product))

    def do() -> str:
        actions.call_assessor(row, by=request.user, **form.cleaned_data)
        return _url(row)

    return _changed(request, row, form, do, _("Add an assessor"), _("The assessor was added."))


@login_required
def dismiss(request: SignedIn, pk: int) -> HttpResponse:
    sheet = _sheet(request, pk)
    form = ReasonForm(sent(request))

    def do() -> str:
        actions.dismiss_assessor(sheet, by=request.user, **form.cleaned_data)
        return _url(sheet.assessment)

    title = _("Take off %(name)s") % {"name": sheet.label}
    return _changed(request, sheet.assessment, form, do, title, _("The sheet was taken off."), danger=True)


@require_POST
@login_required
def give_back(request: SignedIn, pk: int) -> HttpResponse:
    """Let an assessor change a sheet that was handed in."""
    sheet = _sheet(request, pk)
    try:
        actions.give_back(sheet, by=request.user)
    except RefusedChange as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The sheet is open again for its assessor."))
    return redirect(_url(sheet.assessment))


@login_required
def cancel(request: SignedIn, pk: int) -> HttpResponse:
    row = _editable(request, pk)
    form = ReasonForm(sent(request))

    def do() -> str:
        actions.cancel_assessment(row, by=request.user, **form.cleaned_data)
        return _url(row)

    title = _("Call the assessment off")
    return _changed(request, row, form, do, title, _("The assessment was called off."), danger=True)


@login_required
def sheet(request: SignedIn, pk: int) -> HttpResponseBase:
    """One's own sheet: kept as a draft, handed in when it is whole."""
    rows = Sheet.objects.select_related("assessment__product__producer", "assessment__version__scheme")
    own = get_object_or_404(rows, pk=pk, assessor=request.user)
    row = own.assessment
    if not may_assess(request.user, row.product) or not row.is_open or own.is_handed_in:
        raise Http404
    form = SheetForm(sent(request), sheet=own)
    if request.method == "POST" and form.is_valid():
        hands_in = "hand_in" in request.POST
        try:
            saved = actions.save_sheet(own, answers=form.answers(), remarks=form.remarks(), by=request.user)
            if hands_in:
                actions.hand_in(saved, by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal, form.names)
        else:
            done = _("The sheet is handed in.") if hands_in else _("The draft is saved.")
            messages.success(request, done)
            answer = redirect(_url(row) if hands_in else reverse("marks:sheet", args=[own.pk]))
            draft: Any = form.cleaned_data["draft"]
            return stored(answer, draft) if draft else answer
    content = {"form": form, "sheet": own, "assessment": row, "opened_anew": request.method != "POST"}
    return render(request, "marks/sheet.html", content, status=422 if form.errors else 200)


def shows_results(row: Assessment, sums: Summary, *, editor: bool) -> bool:
    """Sheets are read by others once all are in, so that nobody follows another; the officer sees them before."""
    return bool(sums.sheets) and (editor or sums.is_whole or not row.is_open)


def state_of(row: Assessment) -> tuple[str, str]:
    """State and words, for a list."""
    state = AssessmentState(row.state)
    return STATES[state], str(state.label)


def _url(row: Assessment) -> str:
    return reverse("marks:assessment", args=[row.pk])


def _decides(request: SignedIn, row: Assessment) -> bool:
    """Whether the reader reaches as far as any committee that may decide here."""
    levels = [None, *row.version.levels.all()]
    area = row.product.producer.area_id
    return any(may_decide(request.user, approver_of(row.version, level), area) for level in levels)


def _editable(request: SignedIn, pk: int) -> Assessment:
    row = open_assessment(request, pk, VERB)
    if not row.is_open:
        raise Http404
    return row


def _sheet(request: SignedIn, pk: int) -> Sheet:
    found = get_object_or_404(Sheet, pk=pk)
    row = open_assessment(request, found.assessment_id, VERB)
    found.assessment = row
    return found


def _changed(
    request: SignedIn, row: Assessment, form: Any, do: Any, title: str, done: str, *, danger: bool = False
) -> HttpResponse:
    return change(
        request,
        form,
        do,
        title=title,
        about=f"{row.product.name} · {row.version.scheme}",
        back=_url(row),
        done=done,
        danger=danger,
        crumbs=((_("Assessments"), reverse("marks:assessments")), (row.product.name, _url(row))),
    )
