"""Entries of the budget: their list, one of them with its papers, and the forms by which money moves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.lists import listing
from tidtam.kit.moments import moment_asked
from tidtam.work.plan import rules
from tidtam.work.plan.actions import add_paper, record_entry, reverse_entry, transfer
from tidtam.work.plan.forms.budget import EntryForm, PapersForm, ReverseForm, TransferForm
from tidtam.work.plan.lists import entries as entry_list
from tidtam.work.plan.models import BudgetEntry, BudgetNode, BudgetPaper, EntryKind
from tidtam.work.plan.views.opening import entry_opened, kept_papers, opened, posted, tokens, tried

FORM = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def entries(request: SignedIn) -> HttpResponseBase:
    """Every movement of money that the reader may see."""
    user = request.user
    if not user.reach("view"):
        raise Http404
    page = listing(
        request,
        entry_list.rows(user, moment_asked(request)),
        entry_list.columns(),
        filters=entry_list.filters(user, request.GET.get("area", "")),
        title=_("Budget entries"),
        name="budget-entries",
        empty=_("No money has been entered for your area yet."),
        sort="-dated_on",
    )
    return page.download or render(request, "plan/entries.html", {"page": page})


@require_safe
@login_required
def entry(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One movement, with its papers and what took it back."""
    found = entry_opened(request, key)
    node, other = found.node, None
    if found.pair is not None:
        pairs = BudgetEntry.objects.filter(pair=found.pair).exclude(pk=found.pk).select_related("node")
        other = pairs.first()
    back = BudgetEntry.objects.filter(reverses=found).first()
    may_keep = rules.may_keep(request.user, node.province_id)
    content = {
        "entry": found,
        "node": node,
        "kind": entry_list.kind_words(found),
        "other": other,
        "back": back,
        "papers": found.papers.select_related("file"),
        "may_keep": may_keep,
        "may_reverse": may_keep and back is None and found.reverses_id is None,
        "subject": f"plan.budget:{node.key}",
    }
    return render(request, "plan/entry.html", content)


@require_http_methods(FORM)
@login_required
def enter(request: SignedIn, key: UUID, kind: str) -> HttpResponseBase:
    """Allocate, commit, disburse, return or carry over."""
    node = opened(request, key, "edit")
    if kind not in EntryKind.values or kind == EntryKind.TRANSFER:
        raise Http404
    chosen = EntryKind(kind)
    form = EntryForm(*posted(request), node=node, kind=chosen)
    return _moved(
        request,
        node,
        form,
        lambda papers: record_entry(node, form.row(), papers=papers, by=request.user).key,
        title=str(chosen.label),
    )


@require_http_methods(FORM)
@login_required
def move(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Money to another line."""
    node = opened(request, key, "edit")
    form = TransferForm(*posted(request), node=node)
    return _moved(
        request,
        node,
        form,
        lambda papers: (
            transfer(node, form.cleaned_data["to"], form.row(), papers=papers, by=request.user)[0].key
        ),
        title=str(EntryKind.TRANSFER.label),
    )


@require_http_methods(FORM)
@login_required
def take_back(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Take an entry back by its opposite."""
    found = entry_opened(request, key, "edit")
    form = ReverseForm(*posted(request)[:1])

    def change() -> None:
        told = dict(form.cleaned_data)
        content = {"entry": str(found.key), **{name: str(value) for name, value in told.items()}}
        draft = told.pop("draft")
        once(
            draft,
            "plan.reverse",
            content,
            lambda: [str(one.key) for one in reverse_entry(found, **told, by=request.user)],
            by=request.user,
        )

    back = entry_list.url(found)
    if request.method == "POST" and form.is_valid() and tried(form, change):
        messages.success(request, _("The entry was taken back; both stay on record."))
        return stored(redirect("plan:line", key=found.node.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "node": found.node,
        "title": _("Take the entry back"),
        "about": entry_list.kind_words(found),
        "entry": found,
        "back": back,
        "draft_key": f"reverse:{found.key}",
        "fresh": request.method != "POST",
    }
    return render(request, "plan/entry_form.html", content, status=422 if form.errors else 200)


@require_http_methods(FORM)
@login_required
def attach(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Add papers that came later."""
    found = entry_opened(request, key, "edit")
    form = PapersForm(*posted(request))
    papers = kept_papers(request, form)
    if request.method == "POST" and form.is_valid():
        if not papers:
            form.add_error("papers", _("Choose at least one paper."))
        else:
            for file in papers:
                add_paper(found, file, by=request.user)
            messages.success(request, _("The papers stand with the entry."))
            return stored(redirect(entry_list.url(found)), form.cleaned_data["draft"])
    content = {
        "form": form,
        "node": found.node,
        "title": _("Add papers"),
        "about": entry_list.kind_words(found),
        "entry": found,
        "back": entry_list.url(found),
        "papers": tokens(request, papers),
        "draft_key": f"papers:{found.key}",
        "fresh": request.method != "POST",
    }
    return render(request, "plan/entry_form.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def paper(request: SignedIn, key: UUID) -> HttpResponseBase:
    """A paper, to whoever may see the entry."""
    rows = BudgetPaper.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file)


def _moved(request: SignedIn, node: BudgetNode, form: Form, change: Any, *, title: str) -> HttpResponseBase:
    """Show the form, or move the money once however often it is sent, and go to the line."""
    papers: list[File] = kept_papers(request, form)

    def write() -> None:
        told = {name: str(value) for name, value in form.cleaned_data.items() if name != "papers"}
        content = {"node": str(node.key), **told, "papers": [one.original_sha256 for one in papers]}
        draft = form.cleaned_data["draft"]
        once(draft, f"plan.{title}"[:40], content, lambda: str(change(papers)), by=request.user)

    if request.method == "POST" and form.is_valid() and tried(form, write):
        messages.success(request, _("The entry is on the books."))
        return stored(redirect("plan:line", key=node.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "node": node,
        "title": title,
        "about": "",
        "back": reverse("plan:line", args=[node.key]),
        "papers": tokens(request, papers),
        "draft_key": f"entry:{node.key}:{title}",
        "fresh": request.method != "POST",
    }
    return render(request, "plan/entry_form.html", content, status=422 if form.errors else 200)
