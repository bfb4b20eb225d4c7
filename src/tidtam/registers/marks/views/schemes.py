"""Schemes and their versions: the list, one version, and the steps of its life."""

import json
from collections import defaultdict
from datetime import date
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
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.marks import actions
from tidtam.registers.marks.forms.schemes import METHOD_WORDS, EndForm, SchemeForm, VersionForm
from tidtam.registers.marks.models import Scheme, SchemeKind, Version
from tidtam.registers.marks.queries.advice import Words, open_answers
from tidtam.registers.marks.queries.summary import no_level
from tidtam.registers.marks.rights import approver_of, may_configure
from tidtam.registers.marks.rubric import checking, reading
from tidtam.registers.marks.views.steps import change, sent


@require_safe
@login_required
def schemes(request: SignedIn) -> HttpResponseBase:
    """Every version of every scheme."""
    _require(request)
    today = clock.today()
    page = listing(
        request,
        Version.objects.select_related("scheme"),
        [
            ListColumn("scheme", _("Scheme"), sort="scheme__code", link=_url),
            ListColumn(
                "version", _("version"), value=lambda row: f"{row.code} {row.name}".strip(), sort="code"
            ),
            ListColumn("kind", _("Kind"), value="scheme.get_kind_display", sort="scheme__kind"),
            ListColumn("from", _("From"), value="valid_from", sort="valid_from", kind="date"),
            ListColumn(
                "until", _("Until"), value="valid_until", sort="valid_until", kind="date", blank_last=True
            ),
            ListColumn("state", _("State"), value=lambda row: state_of(row, today), kind="state"),
        ],
        filters=[
            Filter("kind", _("Kind"), SchemeKind.choices, lambda rows, kind: rows.filter(scheme__kind=kind)),
        ],
        title=_("Schemes"),
        name="schemes",
        empty=_("No scheme is here yet: bring one in below."),
        sort="scheme",
    )
    if page.download:
        return page.download
    here = set(Scheme.objects.values_list("code", flat=True))
    waiting = [document for code, document in actions.shipped().items() if code not in here]
    return render(request, "marks/schemes.html", {"page": page, "waiting": waiting})


@require_safe
@login_required
def version(request: SignedIn, pk: int) -> HttpResponse:
    """One version: what it says, what it leaves open, and for a draft what is still wrong."""
    row = open_version(request, pk)
    rubric, words = row.rules, Words(row)
    found = [] if row.is_published else checking.problems(rubric)
    parts: dict[str, list[reading.Problem]] = defaultdict(list)
    for problem in found:
        parts[problem.part if problem.part in PARTS else "head"].append(problem)
    left, every, boxes = open_answers(row)
    content = {
        "version": row,
        "state": state_of(row, clock.today()),
        "rubric": rubric,
        "method": dict(METHOD_WORDS)[rubric.method],
        "levels": [(level, approver_of(row, level).label) for level in row.levels.all()],
        "bands": [
            (row.by_code.get(band.level), band) for band in sorted(rubric.bands, key=lambda one: -one.maximum)
        ],
        "rules": [
            (rule.level, [_allowed(rule.allowed.get(one.code)) for one in rubric.sections])
            for rule in rubric.rules
        ],
        "none": no_level(row),
        "left": left,
        "every": every,
        "boxes": boxes,
        "unknown": ", ".join(words.unknown(words.items)) if rubric.method == "rules" else "",
        "problems": dict(parts),
        "uses": row.assessments.count() + row.awards.count(),
        "subject": f"marks.version:{row.pk}",
    }
    return render(request, "marks/version.html", content)


@login_required
def new_scheme(request: SignedIn) -> HttpResponse:
    _require(request)
    form = SchemeForm(sent(request))

    def do() -> str:
        scheme = actions.start_scheme(by=request.user, **form.cleaned_data)
        return _url(actions.start_version(scheme, code="1", by=request.user))

    return _changed(
        request,
        form,
        do,
        _("New scheme"),
        reverse("marks:schemes"),
        _("The scheme is begun; its first version is a draft."),
    )


@login_required
def new_version(request: SignedIn, pk: int) -> HttpResponse:
    """A draft that starts as a copy of this version."""
    row = open_version(request, pk)
    form = VersionForm(sent(request))

    def do() -> str:
        code = form.cleaned_data["code"].strip()
        return _url(actions.start_version(row.scheme, code=code, source=row, by=request.user))

    return _changed(
        request,
        form,
        do,
        _("New version from this one"),
        _url(row),
        _("The draft is a copy; change it, then publish it."),
    )


@login_required
def end(request: SignedIn, pk: int) -> HttpResponse:
    row = open_version(request, pk)
    if not row.is_published:
        raise Http404
    form = EndForm(sent(request), initial={"on": row.valid_until or clock.today()})

    def do() -> str:
        actions.end_version(row, by=request.user, **form.cleaned_data)
        return _url(row)

    return _changed(request, form, do, _("Set the last day"), _url(row), _("The last day is set."))


@require_POST
@login_required
def load(request: SignedIn, code: str) -> HttpResponse:
    """Bring a shipped scheme in."""
    _require(request)
    try:
        actions.load_scheme(code, by=request.user)
    except RefusedChange as refusal:
        raise Http404 from refusal
    messages.success(request, _("The scheme is here; look at its note before you use it."))
    return redirect("marks:schemes")


@require_POST
@login_required
def publish(request: SignedIn, pk: int) -> HttpResponse:
    """Publish a draft for good; what is wrong stands on its page."""
    row = open_version(request, pk)
    try:
        actions.publish_version(row, by=request.user)
    except RefusedChange as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The version is published and never changes any more."))
    return redirect(_url(row))


@require_POST
@login_required
def drop(request: SignedIn, pk: int) -> HttpResponse:
    row = open_version(request, pk)
    try:
        actions.drop_draft(row, by=request.user)
    except RefusedChange as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_url(row))
    messages.success(request, _("The draft is thrown away."))
    return redirect("marks:schemes")


@require_safe
@login_required
def download(request: SignedIn, pk: int) -> HttpResponse:
    """The version as JSON, which can be uploaded into a draft."""
    row = open_version(request, pk)
    body = json.dumps(reading.written(row.rules), ensure_ascii=False, indent=2)
    answer = HttpResponse(body, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.scheme.code}-{row.pk}.json"'
    return answer


PARTS = ("levels", "sections", "bands", "rules")


def open_version(request: SignedIn, pk: int) -> Version:
    _require(request)
    return get_object_or_404(Version.objects.select_related("scheme").prefetch_related("levels"), pk=pk)


def state_of(row: Version, today: date) -> tuple[str, str]:
    """Draft, to come, in force or ended, as state and words."""
    if not row.is_published:
        return "going", _("Draft")
    if row.valid_from > today:
        return "none", _("Not yet in force")
    if row.valid_until is not None and row.valid_until < today:
        return "none", _("Ended")
    return "done", _("In force")


def _require(request: SignedIn) -> None:
    if not may_configure(request.user):
        raise Http404


def _url(row: Version) -> str:
    return reverse("marks:version", args=[row.pk])


def _allowed(items: tuple[str, ...] | None) -> str:
    return " | ".join(items) if items else _("any")


def _changed(request: SignedIn, form: Any, do: Any, title: str, back: str, done: str) -> HttpResponse:
    crumbs = ((_("Schemes"), reverse("marks:schemes")),)
    return change(request, form, do, title=title, back=back, done=done, crumbs=crumbs)
