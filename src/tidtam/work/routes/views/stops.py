"""The stops of a route: added, changed, moved by buttons, taken off. Works without script and by keyboard."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.work.routes import actions
from tidtam.work.routes.content import StopRow, stop_row
from tidtam.work.routes.forms import StopForm
from tidtam.work.routes.models import Route
from tidtam.work.routes.queries import with_places
from tidtam.work.routes.views.drawing import mine, working


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One more stop, the last of its day."""
    return _entered(request, mine(request, key), 0)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, key: UUID, number: int) -> HttpResponseBase:
    """Change one stop. number: from 1 through all days, as the page shows it."""
    return _entered(request, mine(request, key), number)


@require_POST
@login_required
def move(request: SignedIn, key: UUID, number: int) -> HttpResponseBase:
    """One place up or down (past the end of a day into the next), or off the route."""
    found = mine(request, key)
    rows = [stop_row(one) for one in with_places(working(found))]
    if not 1 <= number <= len(rows):
        raise Http404("no such stop")
    way, seen = request.POST.get("way", ""), request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() else 0
    try:
        wanted = moved(rows, number - 1, way, working(found).days)
        actions.set_stops(found, wanted, version=version, by=request.user)
    except RefusedChange as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The stop was taken off.") if way == "drop" else _("The stop was moved."))
    return redirect("routes:route", key=key)


def moved(rows: Sequence[StopRow], at: int, way: str, days: int) -> list[StopRow]:
    """The same stops with one moved up, down or dropped; at the edge of a day it goes into the day beside."""
    made = list(rows)
    one = made.pop(at)
    if way == "drop":
        return made
    if way == "up":
        if at > 0 and rows[at - 1].day == one.day:
            made.insert(at - 1, one)
        else:
            made.insert(at, one._replace(day=max(1, one.day - 1)))
        return made
    if way != "down":
        raise Http404("no such way")
    if at + 1 < len(rows) and rows[at + 1].day == one.day:
        made.insert(at + 1, one)
    else:
        made.insert(at, one._replace(day=min(days, one.day + 1)))
    return made


def _entered(request: SignedIn, found: Route, number: int) -> HttpResponseBase:
    """The form of a stop; number 0 is a new one."""
    row = working(found)
    rows = [stop_row(one) for one in with_places(row)]
    if number > len(rows):
        raise Http404("no such stop")
    standing = rows[number - 1] if number else None
    form = StopForm(request.POST if request.method == "POST" else None, route=row, row=standing)
    if request.method == "POST" and form.is_valid():
        said = form.row()
        wanted = [*rows[: number - 1], said, *rows[number:]] if number else [*rows, said]
        try:
            actions.set_stops(found, wanted, version=form.cleaned_data["version"], by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return stored(redirect("routes:route", key=found.key), form.cleaned_data["draft"])
    content = {"form": form, "route": found, "number": number, "fresh": request.method != "POST"}
    return render(request, "routes/stop.html", content, status=422 if form.errors else 200)
