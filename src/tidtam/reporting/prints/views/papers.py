"""One paper: chosen, looked at page by page, fetched."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.paper import PaperProblem
from tidtam.reporting.prints import kept, subjects
from tidtam.reporting.prints.choices import Choice
from tidtam.reporting.prints.forms import LABELLED, LabelForm, PaperForm, RecipeForm, first_choice
from tidtam.reporting.prints.papers import Job
from tidtam.reporting.prints.subjects import NothingThere, Subject
from tidtam.reporting.prints.views.answers import pdf, png


@require_safe
@login_required
def paper(request: SignedIn, about: str, of: str) -> HttpResponseBase:
    """The choice and what it looks like; a choice that cannot be is told at its field and nothing is shown."""
    subject = subject_of(request, about, of)
    form = form_of(subject, request.GET)
    pages: list[int] = []
    is_gone = False
    if form.is_valid():
        try:
            job = subject.make(form.choice())
            pages = list(range(1, len(kept.pictures(job)) + 1)) if job else []
        except PaperProblem:
            pages = []
        is_gone = not pages
    content = {
        "subject": subject,
        "form": form,
        "pages": pages,
        "is_gone": is_gone,
        "query": urlencode(asked(form)),
        "keep": RecipeForm(),
    }
    return render(request, "prints/paper.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def file(request: SignedIn, about: str, of: str) -> HttpResponseBase:
    """The PDF of a choice."""
    subject, choice, job = _made(request, about, of)
    end = f"-{choice.paper}-{choice.language}{'-bleed' if choice.bleed else ''}.pdf"
    return pdf(request, job, f"{subject.about}-{subject.of[:12]}{end}")


@require_safe
@login_required
def page(request: SignedIn, about: str, of: str, number: int) -> HttpResponseBase:
    """One page of it as a picture."""
    job = _made(request, about, of)[2]
    try:
        pages = kept.pictures(job)
    except PaperProblem as problem:
        raise Http404 from problem
    if not 1 <= number <= len(pages):
        raise Http404
    return png(pages[number - 1])


def subject_of(request: SignedIn, about: str, of: str) -> Subject:
    """404 for what is not public or lies elsewhere."""
    try:
        return subjects.find(request.user, about, of)
    except NothingThere as nothing:
        raise Http404 from nothing


def form_of(subject: Subject, given: Any) -> PaperForm | LabelForm:
    """What was asked for; what is usual where nothing was."""
    chosen = given if "paper" in given else first_choice(subject.about)
    return LabelForm(chosen) if subject.about in LABELLED else PaperForm(chosen, about=subject.about)


def asked(form: PaperForm | LabelForm) -> dict[str, str]:
    """The choice as it stands in an address."""
    return {
        name: "on" if value is True else str(value)
        for name, value in form.data.items()
        if value and name in form.fields
    }


def _made(request: SignedIn, about: str, of: str) -> tuple[Subject, Choice, Job]:
    subject = subject_of(request, about, of)
    form = form_of(subject, request.GET)
    job = subject.make(form.choice()) if form.is_valid() else None
    if job is None:
        raise Http404
    return subject, form.choice(), job
