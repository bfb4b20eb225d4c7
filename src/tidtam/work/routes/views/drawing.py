"""The forms of a route: what it is, a copy of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.work.routes import actions
from tidtam.work.routes.forms import CopyForm, RouteForm
from tidtam.work.routes.models import Route


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_route(request: SignedIn) -> HttpResponseBase:
    """Begin a route."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    return _entered(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change what is said of it."""
    return _entered(request, mine(request, key))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def copy(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Begin a like route under a new short name."""
    found = mine(request, key)
    form = CopyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = once(
                told["draft"],
                "routes.copy",
                {"route": str(found.key), "code": told["code"]},
                lambda: str(actions.copy_route(found, told["code"], by=request.user).key),
                by=request.user,
            )
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The new route is a draft."))
            return redirect("routes:route", key=made)
    content = {"form": form, "route": found}
    return render(request, "routes/copy.html", content, status=422 if form.errors else 200)


def mine(request: SignedIn, key: UUID) -> Route:
    """A route that the reader may change."""
    rows = Route.objects.open_to(request.user, "edit").standing().select_related("area", "draft__area")
    return get_object_or_404(rows, key=key)


def working(route: Route) -> Route:
    """What is edited: the draft beside a public route, where there is one."""
    return getattr(route, "draft", None) or route


def _entered(request: SignedIn, route: Route | None) -> HttpResponseBase:
    is_sent = request.method == "POST"
    row = working(route) if route is not None else None
    form = RouteForm(request.POST if is_sent else None, within=request.user.reach("edit"), route=row)
    if is_sent and form.is_valid():
        key = _saved(request, form, route)
        if key:
            messages.success(request, _("Saved."))
            return stored(redirect("routes:route", key=key), form.cleaned_data["draft"])
    content = {"form": form, "route": route, "fresh": not is_sent}
    return render(request, "routes/form.html", content, status=422 if form.errors else 200)


def _saved(request: SignedIn, form: RouteForm, route: Route | None) -> str:
    """Key of the standing route; "" with what the rules say put at its field. Sent twice it begins one route."""
    row, user = form.row(), request.user
    try:
        if route is not None:
            actions.change_route(route, row, version=form.cleaned_data["version"] or 0, by=user)
            return str(route.key)
        made: str = once(
            form.cleaned_data["draft"],
            "routes.add",
            {"row": [str(part) for part in row]},
            lambda: str(actions.add_route(row, by=user).key),
            by=user,
        )
        return made
    except RefusedChange as refusal:
        refuse(form, refusal)
        return ""
