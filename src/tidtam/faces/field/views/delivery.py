"""The door for what phones bring: JSON, the same answer for the same thing as often as it comes."""

import json
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.faces.field import actions, queries
from tidtam.faces.field.models import Parcel
from tidtam.faces.field.refusals import Damaged, Unannounced
from tidtam.faces.field.views.told import what_it_says
from tidtam.ground.files.actions import FileProblem
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.notice import with_notice
from tidtam.work.followup.models import Visit
from tidtam.work.followup.refusals import Refused

WAIT = 15  # seconds until a phone that could not be served asks again


def door(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answers a phone: 401 without a log-in, 503 with when to come again where the database has no room."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            if not isinstance(request.user, User):
                login = f"{reverse('account_login')}?next={reverse('field:shell')}"
                return JsonResponse({"login": login}, status=401)
            response = view(request, *args, **kwargs)
        except OperationalError:
            response = JsonResponse({"wait": WAIT}, status=503)
            response["Retry-After"] = str(WAIT)
        except Conflict as conflict:
            return _refused(conflict.messages, 409)
        response["Cache-Control"] = "no-store"
        return response

    return login_not_required(answer)


@require_safe
@door
@ensure_csrf_cookie
def day(request: HttpRequest) -> HttpResponse:
    """The person's villages and what is open there."""
    return JsonResponse(with_notice(queries.day_of(_person(request))))


@require_safe
@door
def clock_now(request: HttpRequest) -> HttpResponse:
    """The server's clock, and who is logged in: asked before anything is sent."""
    return JsonResponse({"now": clock.now().isoformat(), "person": str(_person(request).pk)})


@door
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """How much of a photo is here; POST brings bytes of it from an offset on."""
    user = _person(request)
    if request.method != "POST":
        parcel = Parcel.objects.filter(pk=key, user=user).first()
        if parcel is None:  # nothing of it has come yet
            return JsonResponse({"id": str(key), "received": 0, "size": 0, "kept": None})
        return _standing(parcel)
    try:
        parcel = actions.announce(
            key,
            sha256=request.headers.get("X-Sha256", ""),
            original_sha256=request.headers.get("X-Original-Sha256", ""),
            size=_number(request.headers.get("X-Size")),
            by=user,
        )
    except Unannounced as refusal:
        return _refused(refusal.messages, 422)
    try:
        return _standing(actions.add_piece(parcel, _number(request.headers.get("X-Offset")), request.body))
    except Damaged as refusal:
        actions.start_anew(parcel)
        return _refused(refusal.messages, 409)
    except FileProblem as problem:
        actions.start_anew(parcel)
        return _refused([str(problem)], 422)


@door
@require_POST
def visit(request: HttpRequest) -> HttpResponse:
    """A visit, whole; its photos came before."""
    user = _person(request)
    try:
        given = json.loads(request.body)
        told = what_it_says(given, user)
    except (ValueError, TypeError, KeyError, AttributeError):
        return _refused([_("This is no visit as the app writes it.")], 400)
    try:
        made = actions.deliver_visit(by=user, **told)
    except Refused as refusal:
        return _refused(refusal.messages, 422, refusal.at_field or "")
    except Conflict:
        raise
    except ValidationError as refusal:
        return _refused(refusal.messages, 422)
    return JsonResponse(with_notice(_receipt(made, told)), status=201)


def _receipt(made: Visit, told: dict[str, Any]) -> dict[str, Any]:
    """What the phone holds against its own before it lets go of anything: of each photo the hash that is kept."""
    kept = actions.kept_photos(made, told["assets"])
    came = dict(Parcel.objects.filter(pk__in=told["photos"]).values_list("pk", "file__original_sha256"))
    return {
        "id": str(made.pk),
        "recorded_at": made.recorded_at.isoformat(),
        "url": reverse("followup:visit", args=[made.pk]),
        "photos": [came[key] for key in told["photos"] if came.get(key) in kept],
    }


def _standing(parcel: Parcel) -> JsonResponse:
    return JsonResponse(
        {
            "id": str(parcel.pk),
            "received": parcel.received,
            "size": parcel.size,
            "kept": parcel.file.original_sha256 if parcel.file is not None else None,
        }
    )


def _refused(messages: list[str], status: int, field: str = "") -> JsonResponse:
    return JsonResponse({"errors": messages, "field": field}, status=status)


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 12 else -1


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
