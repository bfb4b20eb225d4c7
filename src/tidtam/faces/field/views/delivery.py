"""The door for what phones bring: JSON, the same answer for the same thing as often as it comes."""

import json
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.faces.field import actions, queries
from tidtam.faces.field.models import Parcel
from tidtam.faces.field.refusals import Damaged, Unannounced
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.actions import FileProblem
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.notice import with_notice
from tidtam.work.followup import rules
from tidtam.work.followup.models import Action, Answer, Visit
from tidtam.work.followup.refusals import Refused

WAIT = 15  # seconds until a phone that could not be served asks again
MOST_PHOTOS, MOST_FINDINGS, MOST_TEXT = 30, 200, 4000


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
        told = _told(given, user)
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
    return JsonResponse(with_notice(_receipt(made)), status=201)


def _told(given: dict[str, Any], user: User) -> dict[str, Any]:
    """What `deliver_visit` takes; Http404 outside what the person may visit."""
    area = Area.objects.filter(pk=str(given["area"]), level__in=[Level.VILLAGE, Level.DISTRICT]).first()
    if area is None or not rules.may_visit(user, area):
        raise Http404
    point = [None if one is None else float(one) for one in given["point"]]
    findings = list(given["findings"])[:MOST_FINDINGS]
    photos = [uuid.UUID(str(one)) for one in given["photos"]][:MOST_PHOTOS]
    visited_at = datetime.fromisoformat(given["visited_at"])
    if len(point) != 3 or visited_at.tzinfo is None:
        raise ValueError
    known = {
        str(one.key): one
        for one in Action.objects.filter(key__in=[uuid.UUID(str(one["key"])) for one in findings], area=area)
    }
    if any(one["answer"] not in Answer.values for one in findings):
        raise ValueError
    off = given.get("clock_off")
    note = str(given["note"])[:MOST_TEXT]
    for one in findings:  # of a matter that is no longer this village's: said of the village, not lost
        if str(one["key"]) not in known and str(one.get("note", "")).strip():
            note += f"\n{Answer(one['answer']).label}: {str(one['note'])[:400]}"
    return {
        "id": uuid.UUID(str(given["id"])),
        "area": area,
        "visited_at": visited_at,
        "met": str(given["met"])[:200],
        "companions": str(given["companions"])[:400],
        "note": note,
        "point": point,
        "photos": photos,
        "findings": [
            (known[str(one["key"])], str(one["answer"]), str(one.get("note", ""))[:400])
            for one in findings
            if str(one["key"]) in known
        ],
        "clock_off": None if off is None else int(off),
    }


def _receipt(made: Visit) -> dict[str, Any]:
    """What the phone holds against its own before it lets go of anything."""
    return {
        "id": str(made.pk),
        "recorded_at": made.recorded_at.isoformat(),
        "url": reverse("followup:visit", args=[made.pk]),
        "photos": [one.file.original_sha256 for one in made.evidence.select_related("file")],
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
