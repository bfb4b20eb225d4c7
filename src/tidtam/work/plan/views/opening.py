"""Finding what a page is about, within what its reader may do; outside it is not there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import Form
from django.shortcuts import get_object_or_404

from tidtam.ground.files import sent
from tidtam.ground.files.models import File
from tidtam.ground.people.http import SignedIn
from tidtam.work.plan.forms import refuse
from tidtam.work.plan.models import BudgetEntry, BudgetNode


def opened(request: SignedIn, key: UUID, verb: str = "view") -> BudgetNode:
    """The line, where the reader may do `verb`."""
    rows = BudgetNode.objects.open_to(request.user, verb).select_related(
        "programme", "area", "province", "parent"
    )
    return get_object_or_404(rows, key=key)


def entry_opened(request: SignedIn, key: UUID, verb: str = "view") -> BudgetEntry:
    rows = BudgetEntry.objects.open_to(request.user, verb)
    return get_object_or_404(
        rows.select_related("node__programme", "node__area", "node__province", "reverses", "reversed_by"),
        key=key,
    )


def posted(request: SignedIn) -> tuple[Any, ...]:
    """What was sent, for a form; nothing on the way in."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def kept_papers(request: SignedIn, form: Form) -> list[File]:
    """What came now and before; kept also when something else in the form is wrong."""
    if request.method != "POST":
        return []
    given, before = request.FILES.getlist("papers"), request.POST.getlist("kept")
    try:
        return sent.kept(given, before, by=request.user, papers=True)
    except sent.PhotosRefused as problem:
        form.add_error("papers", problem)
        return problem.files


def tokens(request: SignedIn, papers: list[File]) -> list[tuple[File, str]]:
    return [(file, sent.token(file, request.user)) for file in papers]


def tried(form: Form, change: Callable[[], object]) -> bool:
    """Whether the change was made; what the rules say stands at its field."""
    try:
        change()
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    return True
