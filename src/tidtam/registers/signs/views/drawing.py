"""The forms of a sign: where it stands, its panels, a copy."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tidtam.ground.areas.forms import PICK
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.forms import unchecked
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.registers.signs import actions, queries
from tidtam.registers.signs.content import PanelRow, panel_row
from tidtam.registers.signs.forms import CopyForm, PanelForm, SignForm
from tidtam.registers.signs.models import Sign


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_sign(request: SignedIn) -> HttpResponseBase:
    """Plan a sign."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    return _entered(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change where it stands and whose road it is."""
    return _entered(request, _mine(request, key))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def panel(request: SignedIn, key: UUID, order: int) -> HttpResponseBase:
    """A panel and its lines; the number after the last one is a new panel."""
    found = _mine(request, key)
    rows = _panels(found)
    if not found.may_be_drawn or not 1 <= order <= len(rows) + 1:
        raise Http404("no such panel to draw")
    standing = rows[order - 1] if order <= len(rows) else None
    form = PanelForm(request.POST if request.method == "POST" else None, sign=found, row=standing)
    if request.method == "POST" and form.is_valid():
        wanted = [*rows[: order - 1], form.row(), *rows[order:]]
        try:
            actions.set_panels(found, wanted, version=form.cleaned_data["version"], by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return stored(redirect("signs:sign", key=key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "sign": found,
        "order": order,
        "is_new": standing is None,
        "filled": max(1, len(standing.lines) if standing else 1),
        "fresh": request.method != "POST",
    }
    return render(request, "signs/panel.html", content, status=422 if form.errors else 200)


@require_POST
@login_required
def drop_panel(request: SignedIn, key: UUID, order: int) -> HttpResponseBase:
    """Take a panel off the sign."""
    found = _mine(request, key)
    rows = _panels(found)
    if not 1 <= order <= len(rows):
        raise Http404("no such panel")
    version = request.POST.get("version", "")
    try:
        kept = [*rows[: order - 1], *rows[order:]]
        seen = int(version) if version.isascii() and version.isdigit() else 0
        actions.set_panels(found, kept, version=seen, by=request.user)
    except RefusedChange as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The panel was taken off."))
    return redirect("signs:sign", key=key)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def copy(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Plan a like sign under a new number."""
    found = _mine(request, key)
    form = CopyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = once(
                told["draft"],
                "signs.copy",
                {"sign": str(found.key), "number": told["number"]},
                lambda: str(actions.copy_sign(found, told["number"], by=request.user).key),
                by=request.user,
            )
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The sign is on the register."))
            return redirect("signs:sign", key=made)
    content = {"form": form, "sign": found}
    return render(request, "signs/copy.html", content, status=422 if form.errors else 200)


def _panels(sign: Sign) -> list[PanelRow]:
    return [panel_row(one) for one in sign.panels.all()]


def _mine(request: SignedIn, key: UUID) -> Sign:
    """A sign that the reader may change."""
    return get_object_or_404(queries.whole(Sign.objects.open_to(request.user, "edit")), key=key)


def _entered(request: SignedIn, sign: Sign | None) -> HttpResponseBase:
    """The form of a new sign, or of one that is there."""
    is_sent = request.method == "POST"
    form = SignForm(request.POST if is_sent else None, within=request.user.reach("edit"), sign=sign)
    if is_sent and PICK in request.POST:
        unchecked(form)
    elif is_sent and form.is_valid():
        made = _saved(request, form, sign)
        if made is not None:
            messages.success(request, _("The sign is on the register.") if sign is None else _("Saved."))
            return stored(redirect("signs:sign", key=made.key), form.cleaned_data["draft"])
    content = {"form": form, "sign": sign, "fresh": not is_sent}
    return render(request, "signs/form.html", content, status=422 if form.errors else 200)


def _saved(request: SignedIn, form: SignForm, sign: Sign | None) -> Sign | None:
    """The sign, or None with what the rules say put at its field; a form sent twice adds one sign."""
    row, user = form.row(), request.user
    try:
        if sign is not None:
            return actions.change_sign(sign, row, version=form.cleaned_data["version"] or 0, by=user)
        key = once(
            form.cleaned_data["draft"],
            "signs.add",
            {"row": [str(part) for part in row]},
            lambda: str(actions.add_sign(row, by=user).key),
            by=user,
        )
    except RefusedChange as refusal:
        refuse(form, refusal)
        return None
    return Sign.objects.get(key=key)
