"""What people ask about their own data: taken down, and answered within thirty days (PDPA s.30)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from tidtam.ground.privacy.models import Person, Request, RequestKind
from tidtam.ground.privacy.refusals import AlreadyDone, BeforeReceived, DayAhead, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor

ANSWER_WITHIN = timedelta(days=30)


@transaction.atomic
def record_request(
    kind: str, *, received_on: date, area: str, person: Person | None = None, note: str = "", by: Actor | None
) -> Request:
    """Take a request down; from the day it came the thirty days count."""
    _require(by, person.area if person is not None else area)
    if received_on > clock.today():
        raise DayAhead(field="received_on")
    made = Request.objects.create(
        person=person,
        kind=RequestKind(kind),
        area=person.area if person is not None else area,
        received_on=received_on,
        due_on=received_on + ANSWER_WITHIN,
        note=thai.clean(note)[:400],
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
    )
    _entry(by, "privacy.record_request", made)
    return made


@transaction.atomic
def answer_request(
    request: Request, *, granted: bool, done_on: date, outcome: str = "", by: Actor | None
) -> None:
    """Close a request: done as asked, or refused with the outcome that the person was told."""
    kept = Request.objects.select_for_update().get(pk=request.pk)
    _require(by, kept.area)
    if kept.done_on is not None:
        raise AlreadyDone
    if done_on < kept.received_on:
        raise BeforeReceived
    if done_on > clock.today():
        raise DayAhead(field="done_on")
    kept.done_on, kept.granted, kept.outcome = done_on, granted, thai.clean(outcome)[:400]
    kept.save(update_fields=["done_on", "granted", "outcome"])
    _entry(by, "privacy.answer_request", kept, granted=granted, on=str(done_on))


def _require(by: Actor | None, area: str) -> None:
    if by is not None and not (by.may("edit", area) or by.may("reveal", area)):
        raise NotEntitled


def _entry(by: Actor | None, verb: str, request: Request, **detail: Any) -> None:
    """The kind and the days; what was asked in words may name people and stays in the row."""
    trail.write(
        by,
        verb,
        f"privacy.request:{request.pk}",
        area=request.area,
        request=str(request.kind),
        received_on=str(request.received_on),
        **detail,
    )
