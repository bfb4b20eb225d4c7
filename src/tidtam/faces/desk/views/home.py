"""The first page of everyone, each by what the person may see."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tidtam.faces.desk.queries import (
    OutsideReach,
    Scope,
    figures_of,
    map_of,
    owed_in,
    own_of,
    results_of,
    scope_of,
)
from tidtam.ground.people.models import User
from tidtam.ground.people.roles import Role
from tidtam.kit import clock


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is owed today, by whom, where; executives begin with the one page, others with what is theirs."""
    actor = cast(User, request.user)
    if not actor.reach("view"):
        return own(request)
    if actor.role_codes == {Role.EXECUTIVE} and not request.GET:
        return summary(request)
    scope = _scope(request)
    today = clock.today()
    standing = owed_in(actor, scope, today=today)
    content = {
        "scope": scope,
        "now": clock.now(),
        "owed": standing,
        "figures": figures_of(scope),
        "map": map_of(scope, standing),
    }
    return render(request, "desk/home.html", content)


@login_required
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """One page for the chair: figures, what is late and where, what was confirmed, the next meeting; printable."""
    actor = cast(User, request.user)
    if not actor.reach("view"):
        raise Http404
    scope = _scope(request)
    today = clock.today()
    content = {
        "scope": scope,
        "now": clock.now(),
        "owed": owed_in(actor, scope, today=today),
        "figures": figures_of(scope),
        "results": results_of(actor, scope, today=today),
    }
    return render(request, "desk/summary.html", content)


@login_required
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What belongs to this person: producer, village, committees, and what it owes itself."""
    actor = cast(User, request.user)
    content = {
        "own": own_of(actor, today=clock.today()),
        "now": clock.now(),
        "configures": bool(actor.reach("configure")),
    }
    return render(request, "desk/own.html", content)


def _scope(request: HttpRequest) -> Scope:
    asked = request.GET
    try:
        return scope_of(
            cast(User, request.user),
            area=asked.get("area", ""),
            year=asked.get("year", ""),
            today=clock.today(),
        )
    except OutsideReach as error:
        raise Http404 from error
