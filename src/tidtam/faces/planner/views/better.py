"""A better plan from the worker: ordered, waited for, stopped. Works without a script too; nobody is known."""

import json
from typing import Any
from uuid import UUID

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from tidtam.faces.planner import actions
from tidtam.faces.planner.asked import CHARACTERS, Asked, asked_in
from tidtam.faces.planner.plans import Made, NowhereToStart, plans, question_of, world_of
from tidtam.ground.files import shelf
from tidtam.ground.jobs.models import Job
from tidtam.kit import clock, rates
from tidtam.kit.public import address, public
from tidtam.kit.tours import rank, timed


def _order(request: HttpRequest) -> HttpResponseBase:
    """The form's one field `asked` is the query of the plan's own address."""
    asked = asked_in(request.POST.get("asked", ""), clock.today())
    if request.method != "POST":
        return HttpResponseRedirect(asked.address(address("planner:plan")))
    if not rates.allowed(request, "plan_better"):
        return _no(request, asked, _("You have asked for many plans; wait a few minutes."), 429)
    try:
        found = actions.order_better(asked)
    except actions.ManyPlan:
        return _no(
            request,
            asked,
            _("Many are planning just now. Your plan stands as it is; try again in a minute."),
            503,
        )
    where = address("planner:waiting", found.pk)
    if _wants_json(request):
        return JsonResponse({"where": where})
    return HttpResponseRedirect(where)


def _waiting(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """How far it is; when it is done, on to the better plan."""
    found = Job.objects.filter(pk=pk, kind=actions.KIND).select_related("result").first()
    if found is None:
        raise Http404
    asked = asked_in(found.payload["asked"], clock.today())
    if request.method == "POST":
        actions.stop_better(found)
        back = asked.address(address("planner:plan"))
        return JsonResponse({"over": True}) if _wants_json(request) else HttpResponseRedirect(back)
    told = _told(found, asked)
    if _wants_json(request):
        response: HttpResponse = JsonResponse(told)
        response["Cache-Control"] = "no-store"
        return response
    if found.is_over:
        return HttpResponseRedirect(
            told["found"][0]["address"] if told["found"] else asked.address(address("planner:plan"))
        )
    content = {"asked": asked, "back": asked.address(address("planner:plan")), "noindex": True}
    response = render(request, "planner/waiting.html", content)
    response["Refresh"] = "2"
    response["Cache-Control"] = "no-store"
    return response


def _told(job: Job, asked: Asked) -> dict[str, Any]:
    """over: nothing will change any more. found: plans that are better than the first ones, by character."""
    if job.state != Job.State.DONE or job.result is None:
        return {"over": job.is_over, "found": []}
    orders: dict[str, list[list[str]]] = json.loads(shelf.path_of(job.result.sha256).read_bytes())
    try:
        world = world_of(asked)
    except NowhereToStart:
        return {"over": True, "found": []}
    first = {made.character: made for made in plans(world)}
    found = []
    for character in CHARACTERS:
        if character not in orders:
            continue
        question = question_of(world, character)
        if any(key not in question.by_key for day in orders[character] for key in day):
            continue
        plan = timed(question, orders[character])
        had = first.get(character)
        if plan.feasible and (had is None or rank(question, plan) > rank(question, had.plan)):
            chosen = asked.but(chosen=character, order=tuple(tuple(day) for day in plan.order))
            found.append(
                {
                    "plan": character,
                    "address": chosen.address(address("planner:plan")),
                    "gain": _gain(had, plan.profit),
                }
            )
    return {"over": True, "found": found}


def _gain(had: Made | None, profit: int) -> int:
    """By how many per cent it is worth more."""
    return round(100 * (profit - had.plan.profit) / had.plan.profit) if had and had.plan.profit else 0


def _no(request: HttpRequest, asked: Asked, why: str, status: int) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"why": why}, status=status)
    content = {"why": why, "back": asked.address(address("planner:plan")), "noindex": True}
    return render(request, "planner/waiting.html", content, status=status)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


# No cookie says who somebody is, so nothing is sent by itself in anybody's name.
order = csrf_exempt(public(_order, posts=True))
waiting = csrf_exempt(public(_waiting, posts=True))
