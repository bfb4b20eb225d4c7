"""The course of a registration: every step appended, the present state kept beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.actions.rules import require_open, unknown
from tidtam.registers.producers.models import (
    Producer,
    Registration,
    RegistrationState,
    RegistrationStep,
    Round,
)

State = RegistrationState

#: From each state, the ones that may follow. A register taken over from paper may begin in any of them.
NEXT: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.RECEIVED, State.CANCELLED}),
    State.RECEIVED: frozenset({State.DRAFT, State.DISTRICT, State.REJECTED, State.CANCELLED}),
    State.DISTRICT: frozenset({State.RECEIVED, State.PROVINCE, State.REJECTED, State.CANCELLED}),
    State.PROVINCE: frozenset({State.DISTRICT, State.REGISTERED, State.REJECTED, State.CANCELLED}),
    State.REGISTERED: frozenset({State.CANCELLED, State.LAPSED}),
    State.REJECTED: frozenset({State.RECEIVED}),
    State.CANCELLED: frozenset(),
    State.LAPSED: frozenset(),
}

#: What ends a registration that stood.
OVER = (State.CANCELLED, State.LAPSED)


class StepRow(NamedTuple):
    """A step to record. producer: key; round: code; at: when it was recorded, now where None."""

    producer: int
    round: str
    state: str
    at: datetime | None = None
    reason: str = ""


@transaction.atomic
def record_registration_steps(
    rows: Iterable[StepRow], *, by: Actor | None, at: datetime | None = None
) -> int:
    """Append steps, in the order given; returns how many. A step that may not follow refuses them all."""
    moment = at or clock.now()
    given: Sequence[StepRow] = [row if row.at else row._replace(at=moment) for row in rows]
    if not given:
        return 0
    keys = {row.producer for row in given}
    producers = {
        row.pk: row for row in Producer.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    if missing := keys - producers.keys():
        raise unknown(_("There is no producer %(value)s."), missing)
    areas = {producer.area_id for producer in producers.values()}
    require_open(by, "edit", areas)
    _known_rounds(given)
    registrations = _registrations(given)
    last = _last_steps(registrations.values())
    steps = [_step(row, registrations[row.producer, row.round], last, by) for row in given]
    RegistrationStep.objects.bulk_create(steps, batch_size=BATCH)
    Registration.objects.bulk_update(registrations.values(), ["state"], batch_size=500)
    _keep_dates(producers)
    trail.write(
        by,
        "producers.record_registration_steps",
        f"producers.producer:{next(iter(keys)) if len(keys) == 1 else 'many'}",
        area=common_area(areas),
        summary=str(RegistrationState(given[-1].state).label) if len(given) == 1 else "",
        rows=len(steps),
    )
    return len(steps)


def record_registration_step(row: StepRow, *, by: Actor | None) -> None:
    """Append one step."""
    record_registration_steps([row], by=by)


def _known_rounds(given: Sequence[StepRow]) -> None:
    rounds = {row.round for row in given}
    if wrong := rounds - set(Round.objects.filter(pk__in=rounds).values_list("pk", flat=True)):
        raise unknown(_("There is no registration round %(value)s."), wrong)
    if wrong := {row.state for row in given} - set(RegistrationState.values):
        raise unknown(_("There is no such state of a registration: %(value)s."), wrong)


def _registrations(given: Sequence[StepRow]) -> dict[tuple[int, str], Registration]:
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
    if before is not None:
        if row.state not in NEXT[before[0]]:
            raise unknown(
                _("This step may not follow the state before it: %(value)s."), [f"{before[0]} → {row.state}"]
            )
        if row.at < before[1]:
            raise unknown(
                _("A step may not be recorded before the one it follows: %(value)s."), [row.at.isoformat()]
            )
    last[registration.pk] = (row.state, row.at)
    registration.state = row.state
    return RegistrationStep(
        registration=registration,
        state=row.state,
        recorded_at=row.at,
        by_label=by.label if by is not None else "",
        reason=row.reason,
    )


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
