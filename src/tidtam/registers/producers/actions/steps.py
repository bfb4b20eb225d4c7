"""The course of a registration: every step appended, the present state kept beside it."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.actions.rules import require_open, unknown
from tidtam.registers.producers.course import BEGINNINGS, NEXT, SKIPS, of_province
from tidtam.registers.producers.course import OVER as OVER
from tidtam.registers.producers.models import (
    Producer,
    ProducerMember,
    Registration,
    RegistrationState,
    RegistrationStep,
    Round,
)
from tidtam.registers.producers.refusals import OfProvince, ReasonMissing

PROVINCE_DIGITS = 2

#: From these on a paper may name the registration by its token.
NAMED = frozenset({RegistrationState.RECEIVED, RegistrationState.REGISTERED})


class StepRow(NamedTuple):
    """A step to record. producer: key; round: code; at: when it was recorded, now where None.

    number: of the certificate, with the step that registers. post, dated_on, meeting, late: see RegistrationStep.
    """

    producer: int
    round: str
    state: str
    at: datetime | None = None
    reason: str = ""
    number: str = ""
    post: str = ""
    dated_on: date | None = None
    meeting: str = ""
    late: bool = False


@transaction.atomic
def record_registration_steps(
    rows: Iterable[StepRow], *, by: Actor | None, at: datetime | None = None
) -> int:
    """Append steps, in the order given; returns how many. A step that may not follow refuses them all.

    For registers taken over and for many at once; what a page does goes through `take_step`.
    """
    given = list(rows)
    if not given:
        return 0
    registrations = append_steps(given, by=by, at=at)
    keys = {row.producer for row in given}
    trail.write(
        by,
        "producers.record_registration_steps",
        f"producers.producer:{next(iter(keys)) if len(keys) == 1 else 'many'}",
        area=common_area(row.producer.area_id for row in registrations.values()),
        summary=str(RegistrationState(given[-1].state).label) if len(given) == 1 else "",
        rows=len(given),
    )
    return len(given)


def record_registration_step(row: StepRow, *, by: Actor | None) -> None:
    """Append one step."""
    record_registration_steps([row], by=by)


def append_steps(
    rows: Sequence[StepRow], *, by: Actor | None, at: datetime | None = None
) -> dict[tuple[int, str], Registration]:
    """The steps without an entry in the trail, in the caller's transaction; the registrations by producer and round.

    Holds to what may follow what and to whose step it is, whoever asks.
    """
    moment = at or clock.now()
    given: Sequence[StepRow] = [row if row.at else row._replace(at=moment) for row in rows]
    keys = {row.producer for row in given}
    producers = {
        row.pk: row for row in Producer.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    if missing := keys - producers.keys():
        raise unknown(_("There is no producer %(value)s."), missing)
    _known_rounds(given)
    registrations = _registrations(given, producers)
    last = _last_steps(registrations.values())
    steps = [_step(row, registrations[row.producer, row.round], last, by) for row in given]
    RegistrationStep.objects.bulk_create(steps, batch_size=BATCH)
    Registration.objects.bulk_update(
        registrations.values(), ["state", "since", "number", "token"], batch_size=500
    )
    _keep_dates(producers)
    return registrations


def _known_rounds(given: Sequence[StepRow]) -> None:
    rounds = {row.round for row in given}
    if wrong := rounds - set(Round.objects.filter(pk__in=rounds).values_list("pk", flat=True)):
        raise unknown(_("There is no registration round %(value)s."), wrong)
    if wrong := {row.state for row in given} - set(RegistrationState.values):
        raise unknown(_("There is no such state of a registration: %(value)s."), wrong)


def _registrations(
    given: Sequence[StepRow], producers: dict[int, Producer]
) -> dict[tuple[int, str], Registration]:
    """The registrations meant, made where the first step begins them."""
    wanted = {(row.producer, row.round): row.state for row in reversed(given)}
    kept = {
        (row.producer_id, row.round_id): row
        for row in Registration.objects.filter(producer__in={key[0] for key in wanted})
    }
    fresh = [
        Registration(producer_id=producer, round_id=code, state=state)
        for (producer, code), state in wanted.items()
        if (producer, code) not in kept
    ]
    for row in Registration.objects.bulk_create(fresh, batch_size=BATCH):
        kept[row.producer_id, row.round_id] = row
    for row in kept.values():
        row.producer = producers[row.producer_id]
    return {key: kept[key] for key in wanted}


def _last_steps(registrations: Iterable[Registration]) -> dict[int, tuple[str, datetime]]:
    found = RegistrationStep.objects.filter(registration__in=[row.pk for row in registrations])
    return {
        key: (state, recorded_at)
        for key, state, recorded_at in found.order_by("recorded_at", "pk").values_list(
            "registration_id", "state", "recorded_at"
        )
    }


def _step(
    row: StepRow, registration: Registration, last: dict[int, tuple[str, datetime]], by: Actor | None
) -> RegistrationStep:
    assert row.at is not None
    before = last.get(registration.pk)
    _allowed(row, registration, before[0] if before else None, by)
    reason = row.reason
    if before is None and by is not None and row.state not in BEGINNINGS and not reason:
        reason = str(_("Taken over as it stood; the steps before are not on record."))
    if before is not None and row.at < before[1]:
        raise unknown(
            _("A step may not be recorded before the one it follows: %(value)s."), [row.at.isoformat()]
        )
    last[registration.pk] = (row.state, row.at)
    registration.state = row.state
    registration.since = row.at
    registration.number = row.number or registration.number
    if row.state in NAMED and not registration.token:
        registration.token = secrets.token_urlsafe(16)
    return RegistrationStep(
        registration=registration,
        state=row.state,
        recorded_at=row.at,
        by_label=by.label if by is not None else "",
        reason=reason,
        post=row.post,
        dated_on=row.dated_on,
        meeting=row.meeting,
        late=row.late,
    )


def _allowed(row: StepRow, registration: Registration, before: str | None, by: Actor | None) -> None:
    """Whether the step may follow, and whether `by` may take it: the district's there, the province's above."""
    if before is not None and row.state not in NEXT[before]:
        raise unknown(
            _("This step may not follow the state before it: %(value)s."), [f"{before} → {row.state}"]
        )
    if before is not None and (before, row.state) in SKIPS and not row.reason:
        raise ReasonMissing
    if by is None:
        return
    area = registration.producer.area_id
    if of_province(before, row.state):
        if not by.may("edit", area[:PROVINCE_DIGITS]):
            raise OfProvince
    elif not by.may("edit", area):
        begins = before is None and row.state == RegistrationState.DRAFT
        if not (begins and is_own(by, row.producer)):
            require_open(by, "edit", [area])


def is_own(actor: Actor, producer: int) -> bool:
    """Whether the actor belongs to the producer's own people."""
    return ProducerMember.objects.filter(user_id=actor.pk, producer=producer).exists()


def _keep_dates(producers: dict[int, Producer]) -> None:
    """Set since when and until when each producer is registered in some round, from all its steps."""
    registered: dict[int, datetime] = {}
    cancelled: dict[int, datetime] = {}
    standing: defaultdict[int, set[int]] = defaultdict(set)
    steps = RegistrationStep.objects.filter(
        registration__producer__in=producers,
        state__in=[RegistrationState.REGISTERED, *OVER],
    ).order_by("recorded_at", "pk")
    for producer, registration, state, recorded_at in steps.values_list(
        "registration__producer_id", "registration_id", "state", "recorded_at"
    ):
        if state == RegistrationState.REGISTERED:
            registered.setdefault(producer, recorded_at)
            standing[producer].add(registration)
        elif registration in standing[producer]:
            standing[producer].discard(registration)
            cancelled[producer] = recorded_at
    for key, row in producers.items():
        row.registered_at = registered.get(key)
        row.struck_at = None if standing[key] else cancelled.get(key)
    Producer.objects.bulk_update(producers.values(), ["registered_at", "struck_at"], batch_size=500)
