"""The life of a sign: ordered, installed, inspected, broken, removed; each on its day, with what was seen."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import once
from tidtam.kit import calendar, clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.signs import refusals
from tidtam.registers.signs.actions.rules import locked, require, write
from tidtam.registers.signs.models import OPEN, Permission, Sign, State, Step, StepPhoto

#: From where a sign may come to each state.
WAYS: Mapping[str, frozenset[str]] = {
    State.ORDERED: frozenset(OPEN),
    State.INSTALLED: frozenset({State.ORDERED, State.BROKEN}),
    State.INSPECTED: frozenset({State.INSTALLED, State.INSPECTED}),
    State.BROKEN: frozenset({State.INSTALLED, State.INSPECTED, State.BROKEN}),
    State.REMOVED: frozenset({*OPEN, State.ORDERED, State.INSTALLED, State.INSPECTED, State.BROKEN}),
}
#: What whoever visits the place may say, besides the officers of the area.
SEEN = frozenset({State.INSPECTED, State.BROKEN})
#: What is believed with a photo only.
WITH_PHOTO = frozenset({State.INSTALLED, State.INSPECTED, State.BROKEN, State.REMOVED})


def ways_on(sign: Sign, by: Actor) -> list[State]:
    """The states that this person may bring the sign to now."""
    may_edit, may_see = by.may("edit", sign.area_id), by.may("visit", sign.area_id)
    return [
        State(state)
        for state, before in WAYS.items()
        if sign.state in before and (may_edit or (may_see and state in SEEN))
    ]


def take_step(
    sign: Sign,
    state: str,
    *,
    id: UUID,
    on: date,
    note: str = "",
    photos: Sequence[File] = (),
    by: Actor | None,
) -> Step:
    """Say what happened to the sign on that day; the same id with the same content is taken once.

    Ordered only with the permission that its class asks for; seen things need a photo, but a sign that never stood is
    dropped without one.
    """
    said = thai.clean_lines(note)
    content = {
        "sign": str(sign.key),
        "state": str(state),
        "on": on.isoformat(),
        "note": said,
        "photos": [file.original_sha256 for file in photos],
    }
    return Step.objects.get(
        pk=once(id, "signs.step", content, lambda: _stepped(sign, state, id, on, said, photos, by), by=by)
    )


@transaction.atomic
def _stepped(
    sign: Sign, state: str, id: UUID, on: date, note: str, photos: Sequence[File], by: Actor | None
) -> str:
    kept = locked(sign)
    require(kept.area_id, by, "edit", *(("visit",) if state in SEEN else ()))
    _check(kept, state, on, note, photos)
    step = Step.objects.create(
        id=id,
        sign=kept,
        state=state,
        on=on,
        note=note,
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
    )
    StepPhoto.objects.bulk_create([StepPhoto(step=step, file=file) for file in photos])
    kept.state, kept.state_on = state, on
    kept.version += 1
    kept.save()
    write(kept, "take_step", by, state=str(state), on=on.isoformat(), note=note, photos=len(photos))
    return str(step.pk)


def _check(sign: Sign, state: str, on: date, note: str, photos: Sequence[File]) -> None:
    if sign.state not in WAYS.get(state, frozenset()):
        raise refusals.NotThisStep(state=State(sign.state).label, wanted=State(state).label)
    if on > clock.today():
        raise refusals.InFuture
    if sign.steps.exists() and on < sign.state_on:
        raise refusals.BeforeLast(day=calendar.date_short(sign.state_on))
    if state == State.ORDERED:
        _check_order(sign)
    never_stood = state == State.REMOVED and sign.state in {*OPEN, State.ORDERED}
    if state in WITH_PHOTO and not photos and not never_stood:
        raise refusals.PhotoMissing
    if state in {State.BROKEN, State.REMOVED} and not note:
        raise refusals.NoteMissing


def _check_order(sign: Sign) -> None:
    panels = list(sign.panels.select_related("sign_class"))
    if not panels:
        raise refusals.NoPanel
    if any(one.sign_class.needs_permission for one in panels) and sign.permission != Permission.GRANTED:
        raise refusals.PermissionMissing
