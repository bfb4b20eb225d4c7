"""Writing a draft: its head, each part as rows, or the whole as a JSON file."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet, formset_factory
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.marks import actions
from tidtam.registers.marks.forms import refuse
from tidtam.registers.marks.forms.schemes import (
    BandForm,
    HeadForm,
    LevelForm,
    RowForm,
    RuleForm,
    SectionForm,
    UploadForm,
    item_line,
)
from tidtam.registers.marks.models import Version
from tidtam.registers.marks.rubric import checking, reading
from tidtam.registers.marks.rubric.shape import Rubric
from tidtam.registers.marks.views.schemes import open_version
from tidtam.registers.marks.views.steps import sent

MOST_BYTES = 200_000
ROW = re.compile(r"(?P<part>\w+)\[(?P<row>\d+)\](?:\.(?P<field>\w+))?")
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """A list of the rubric as a page edits it. extra: empty rows at its end."""

    title: str | Promise
    form: type[RowForm]
    rows: Callable[[Rubric], Rows]
    extra: int = 2


def _levels(rubric: Rubric) -> Rows:
    return list(reading.written(rubric)["levels"])


def _sections(rubric: Rubric) -> Rows:
    return [
        {"code": one.code, "name_th": one.name_th, "name_en": one.name_en, "maximum": one.maximum,
         "items": "\n".join(item_line(item) for item in one.items)}
        for one in rubric.sections
    ]  # fmt: skip


def _bands(rubric: Rubric) -> Rows:
    return list(reading.written(rubric)["bands"])


def _rules(rubric: Rubric) -> Rows:
    return [
        {"level": rule.level}
        | {
            f"aspect{number}": list(rule.allowed.get(one.code, ()))
            for number, one in enumerate(rubric.sections)
        }
        for rule in rubric.rules
    ]


EDITED = {
    "levels": Part(gettext_lazy("Levels, the highest first"), LevelForm, _levels),
    "sections": Part(gettext_lazy("Sections and sub-items"), SectionForm, _sections),
    "bands": Part(gettext_lazy("Bands of points"), BandForm, _bands),
    "rules": Part(gettext_lazy("Rule table"), RuleForm, _rules, extra=1),
}


@login_required
def head(request: SignedIn, pk: int) -> HttpResponse:
    """What the version says of itself, and the single values of its rubric."""
    row = _draft(request, pk)
    rubric = row.rules
    given = {name: getattr(row, name) for name in actions.Head.__dataclass_fields__}
    given |= {"method": rubric.method, "total": rubric.total}
    given |= {
        f"otherwise_{name}": getattr(rubric.otherwise, name)
        for name in ("level", "text_th", "text_en", "above")
    }
    form = HeadForm(sent(request), initial=given, rubric=rubric)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        document = reading.written(rubric)
        document |= {"method": typed["method"], "total": typed["total"]}
        document["otherwise"] = {name: typed[f"otherwise_{name}"] for name in document["otherwise"]}
        new = actions.Head(**{name: typed[name] for name in actions.Head.__dataclass_fields__})
        if _saved(request, row, new, document, form):
            return redirect("marks:version", pk=row.pk)
    content = {"version": row, "form": form, "title": _("About the version")}
    return render(request, "marks/head.html", content, status=422 if form.errors else 200)


@login_required
def part(request: SignedIn, pk: int, part: str) -> HttpResponse:
    """The rows of one part; ordered by their number, those ticked are taken out."""
    row, edited = _draft(request, pk), EDITED.get(part)
    if edited is None:
        raise Http404
    kind: Any = formset_factory(
        edited.form, extra=edited.extra, can_order=True, can_delete=True, max_num=reading.MOST
    )
    rows: BaseFormSet[Any] = kind(
        sent(request), initial=edited.rows(row.rules), form_kwargs={"rubric": row.rules}, prefix=part
    )
    if request.method == "POST" and rows.is_valid():
        kept = [one for one in rows.ordered_forms if one.cleaned_data]
        document = reading.written(row.rules) | {part: [one.document() for one in kept]}
        if _saved(request, row, _head_of(row), document, None, kept):
            return redirect("marks:version", pk=row.pk)
    elif request.method != "POST":
        _mark_problems(part, list(rows.forms), checking.problems(row.rules))
    wrong = rows.is_bound and (not rows.is_valid() or any(one.problems for one in rows.forms))
    content = {"version": row, "rows": rows, "title": edited.title, "part": part}
    return render(request, "marks/part.html", content, status=422 if wrong else 200)


@login_required
def upload(request: SignedIn, pk: int) -> HttpResponse:
    """Replace a draft's rubric by a JSON file."""
    row = _draft(request, pk)
    form = UploadForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > MOST_BYTES:
                raise ValueError
            document = json.loads(file.read().decode("utf-8-sig"))
        except (ValueError, RecursionError):
            form.add_error("file", _("This is no JSON file of a scheme."))
        else:
            if _saved(request, row, _head_of(row), document, form):
                return redirect("marks:version", pk=row.pk)
    content = {"version": row, "form": form, "title": _("Upload JSON")}
    return render(request, "marks/head.html", content, status=422 if form.errors else 200)


def _saved(
    request: SignedIn,
    row: Version,
    new: actions.Head,
    document: Any,
    form: forms.Form | None,
    rows: list[RowForm] | None = None,
) -> bool:
    """Save the draft, or put what cannot be saved at its place."""
    try:
        left = actions.save_version(row, new, reading.read(document), by=request.user)
    except reading.Unreadable as error:
        if form is not None:
            for problem in error.problems:
                form.add_error(None, f"{problem.place}: {problem}")
        _mark_problems("", rows or [], error.problems)
        return False
    except RefusedChange as refusal:
        if form is not None:
            refuse(form, refusal)
        messages.error(request, " ".join(refusal.messages))
        return False
    if left:
        messages.warning(request, _("Saved as a draft; what keeps it from being published stands below."))
    else:
        messages.success(request, _("Saved; the version may be published."))
    return True


def _mark_problems(part: str, rows: list[RowForm], problems: list[reading.Problem]) -> None:
    """Each row learns what is wrong with it."""
    for problem in problems:
        found = ROW.match(problem.place)
        if found is None or (part and found["part"] != part) or int(found["row"]) >= len(rows):
            continue
        row = rows[int(found["row"])]
        field = row.fields.get(found["field"] or "")
        said = f"{field.label}: {problem}" if field is not None else str(problem)
        row.problems = (*row.problems, said)


def _draft(request: SignedIn, pk: int) -> Version:
    row = open_version(request, pk)
    if row.is_published:
        raise Http404
    return row


def _head_of(row: Version) -> actions.Head:
    return actions.Head(**{name: getattr(row, name) for name in actions.Head.__dataclass_fields__})
