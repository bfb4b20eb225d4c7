"""What changed after a training: recorded with evidence by one officer, confirmed by another, never typed sales."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import calendar, clock, thai
from tidtam.registers.producers.models import HeldStandard, Producer, Product
from tidtam.work.training import refusals, rules
from tidtam.work.training.models import (
    PICTURED,
    Outcome,
    OutcomeKind,
    OutcomePicture,
    OutcomeState,
    Side,
    Training,
)


@transaction.atomic
def record_outcome(
    training: Training,
    producer: Producer,
    *,
    kind: str,
    what: str = "",
    happened_on: date,
    product: Product | None = None,
    held: HeldStandard | None = None,
    before: Sequence[File] = (),
    after: Sequence[File] = (),
    by: User,
) -> Outcome:
    """One change at one producer that came to the training. It counts once another officer has confirmed it.

    A product, a package or a brand needs a picture of how it looks now; a standard the entry with its number.
    """
    what, kind = thai.clean(what), OutcomeKind(kind)
    if not rules.may_record(by, producer.area_id):
        raise refusals.NotEntitled
    _check_when(training, producer, happened_on)
    if product is not None and product.producer_id != producer.pk:
        raise refusals.NotTheirs
    if kind == OutcomeKind.STANDARD:
        if held is None or held.producer_id != producer.pk or not held.number:
            raise refusals.StandardMissing
        product = product or held.product
        number = f"{held.kind.name_th} {held.number}"
        what = what if number in what else f"{number} {what}".strip()
    if not what and kind != OutcomeKind.UNCHANGED:
        raise refusals.NothingSaid
    if kind in PICTURED and not after:
        raise refusals.NoPicture
    outcome = Outcome.objects.create(
        training=training,
        producer=producer,
        product=product,
        kind=kind,
        what=what,
        happened_on=happened_on,
        held=held if kind == OutcomeKind.STANDARD else None,
        recorded_at=clock.now(),
        recorded_by=by,
    )
    for side, files in ((Side.BEFORE, before), (Side.AFTER, after)):
        for order, file in enumerate(files):
            OutcomePicture.objects.create(outcome=outcome, side=side, file=file, order=order)
    _trail(outcome, "record_outcome", by=by, kind=str(kind), photos=len(before) + len(after))
    return outcome


@transaction.atomic
def record_unchanged(
    training: Training, producers: Iterable[Producer], *, happened_on: date, note: str = "", by: User
) -> list[Outcome]:
    """Looked at, and nothing has changed: said of several producers at once, so that silence is not read as it."""
    return [
        record_outcome(
            training, producer, kind=OutcomeKind.UNCHANGED, what=note, happened_on=happened_on, by=by
        )
        for producer in producers
    ]


@transaction.atomic
def check_outcome(outcome: Outcome, *, found: bool, checked_on: date, note: str, by: User) -> Outcome:
    """Another officer has looked: it is so, or it is not. Who recorded it or answers for the training never does."""
    outcome, note = _taken(outcome), thai.clean(note)
    if not rules.may_look(by, outcome.producer.area_id):
        raise refusals.NotEntitled
    if outcome.state != OutcomeState.RECORDED or outcome.kind == OutcomeKind.UNCHANGED:
        raise refusals.NotWaiting
    if rules.did_it(by, outcome):
        raise refusals.DoerCannotConfirm
    if checked_on < outcome.happened_on:
        raise refusals.LookedBefore(day=calendar.date_short(outcome.happened_on))
    if checked_on > clock.today():
        raise refusals.InFuture(field="checked_on")
    if not note:
        raise refusals.NoteMissing
    now = clock.now()
    outcome.state = OutcomeState.CONFIRMED if found else OutcomeState.REFUSED
    outcome.checked_by, outcome.checked_on, outcome.check_note = by, checked_on, note
    outcome.confirmed_at = now if found else None
    outcome.save(update_fields=["state", "checked_by", "checked_on", "check_note", "confirmed_at"])
    _trail(outcome, "confirm_outcome" if found else "refuse_outcome", by=by)
    return outcome


@transaction.atomic
def withdraw_outcome(outcome: Outcome, *, reason: str, by: User) -> Outcome:
    """Take back what was recorded by mistake, or is so no longer; it stays on record and counts no more."""
    outcome, reason = _taken(outcome), thai.clean(reason)
    if not rules.may_record(by, outcome.producer.area_id):
        raise refusals.NotEntitled
    if outcome.state not in (OutcomeState.RECORDED, OutcomeState.CONFIRMED):
        raise refusals.NotWaiting
    if not reason:
        raise refusals.ReasonMissing
    outcome.state, outcome.withdrawn_at = OutcomeState.WITHDRAWN, clock.now()
    outcome.withdraw_reason = reason
    outcome.save(update_fields=["state", "withdrawn_at", "withdraw_reason"])
    _trail(outcome, "withdraw_outcome", by=by)
    return outcome


def _check_when(training: Training, producer: Producer, happened_on: date) -> None:
    if training.cancelled_at is not None:
        raise refusals.CalledOff
    if not training.attendees.counted().filter(producer=producer).exists():
        raise refusals.DidNotCome(producer=producer.name)
    if happened_on < training.starts_on:
        raise refusals.NotYetHeld(day=calendar.date_short(training.starts_on))
    if happened_on > clock.today():
        raise refusals.InFuture


def _taken(outcome: Outcome) -> Outcome:
    rows = Outcome.objects.select_for_update(of=("self",)).select_related("training", "producer")
    return rows.get(pk=outcome.pk)


def _trail(outcome: Outcome, verb: str, *, by: User, **detail: Any) -> None:
    """What was typed stays with the outcome, where an erasure reaches it; the trail is for ever."""
    write(
        by,
        f"training.{verb}",
        f"training.outcome:{outcome.key}",
        area=outcome.producer.area_id,
        summary=f"{outcome.producer.called}: {OutcomeKind(outcome.kind).label}",
        training=outcome.training.code,
        **detail,
    )
