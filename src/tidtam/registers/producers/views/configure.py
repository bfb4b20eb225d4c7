"""The programme's lists: read by officers, kept by whoever sets the system up."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.registers.producers.actions import configures, keep_entry
from tidtam.registers.producers.actions.lists import KEPT
from tidtam.registers.producers.forms import refuse
from tidtam.registers.producers.forms.lists import EntryForm


class ListShown(NamedTuple):
    """One list with its title and entries."""

    name: str
    title: str
    rows: list[models.Model]


@require_safe
@login_required
def lists(request: SignedIn) -> HttpResponseBase:
    """All lists of the programme on one page."""
    may_change = configures(request.user)
    if not (may_change or request.user.reach("view")):
        raise PermissionDenied
    shown = [ListShown(name, titles()[name], _rows(model)) for name, model in KEPT.items()]
    return render(request, "producers/lists.html", {"lists": shown, "may_change": may_change})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_entry(request: SignedIn, name: str) -> HttpResponseBase:
    """Add an entry to a list."""
    return _entry(request, name, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_entry(request: SignedIn, name: str, code: str) -> HttpResponseBase:
    """Change an entry; its code stays."""
    return _entry(request, name, code)


def titles() -> dict[str, str]:
    return {
        "categories": _("Product categories"),
        "parts": _("Sub-types"),
        "channels": _("Sales channels"),
        "claims": _("Words that may claim an effect on health"),
        "standards": _("Standards"),
        "documents": _("Papers of a registration"),
    }


def _rows(model: type[models.Model]) -> list[models.Model]:
    rows: Any = model._default_manager.all()
    return list(rows.select_related("category") if hasattr(model, "category") else rows)


def _entry(request: SignedIn, name: str, code: str | None) -> HttpResponseBase:
    if not configures(request.user):
        raise PermissionDenied
    if name not in KEPT:
        raise Http404
    row = get_object_or_404(KEPT[name], pk=code) if code is not None else None
    form = EntryForm(request.POST or None, name=name, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            told = form.values()
            keep_entry(name, code or form.cleaned_data["code"], told, new=row is None, by=request.user)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The list is saved."))
            return redirect("producers:lists")
    content = {"form": form, "title": titles()[name], "row": row}
    return render(request, "producers/entry.html", content, status=422 if request.method == "POST" else 200)
