"""What the owner of the road says: asked, granted, refused. A granted one is a step of the sign's life."""

from datetime import date

from django.db import transaction

from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.signs import refusals
from tidtam.registers.signs.actions.rules import locked, require, write
from tidtam.registers.signs.content import Grant
from tidtam.registers.signs.models import Permission, Sign, State, Step


@transaction.atomic
def ask_permission(sign: Sign, *, on: date, number: str = "", by: Actor | None) -> Sign:
    """The letter has gone to the owner of the road. number: of that letter."""
    kept = locked(sign)
    require(kept.area_id, by, "edit")
    if on > clock.today():
        raise refusals.InFuture(field="asked_on")
    kept.permission, kept.asked_on = Permission.ASKED, on
    kept.permission_number, kept.granted_on, kept.permission_until = thai.clean(number)[:120], None, None
    kept.version += 1
    kept.save()
    write(kept, "ask_permission", by, on=on.isoformat(), letter=kept.permission_number)
    return kept


@transaction.atomic
def grant_permission(sign: Sign, grant: Grant, *, by: Actor | None) -> Sign:
    """The owner of the road permits it; a sign that was only planned is permitted from now on."""
    kept = locked(sign)
    require(kept.area_id, by, "edit")
    number = thai.clean(grant.number)[:120]
    if not number:
        raise refusals.PermissionNumberMissing
    if grant.on > clock.today() or (kept.asked_on is not None and grant.on < kept.asked_on):
        raise refusals.GrantedWhen
    if grant.until is not None and grant.until < grant.on:
        raise refusals.EndsBeforeGrant
    kept.permission, kept.permission_number = Permission.GRANTED, number
    kept.granted_on, kept.permission_until = grant.on, grant.until
    if kept.state == State.PLANNED:
        _step(kept, State.PERMITTED, grant.on, number, by)
    kept.version += 1
    kept.save()
    write(kept, "grant_permission", by, on=grant.on.isoformat(), letter=number, until=str(grant.until or ""))
    return kept


@transaction.atomic
def refuse_permission(sign: Sign, *, on: date, note: str, by: Actor | None) -> Sign:
    """The owner of the road says no; a sign that was permitted is planned again."""
    kept = locked(sign)
    require(kept.area_id, by, "edit")
    said = thai.clean_lines(note)
    if not said:
        raise refusals.NoteMissing
    if on > clock.today():
        raise refusals.InFuture
    kept.permission, kept.granted_on, kept.permission_until = Permission.REFUSED, None, None
    if kept.state == State.PERMITTED:
        _step(kept, State.PLANNED, on, said, by)
    kept.version += 1
    kept.save()
    write(kept, "refuse_permission", by, on=on.isoformat(), note=said)
    return kept


def _step(sign: Sign, state: str, on: date, note: str, by: Actor | None) -> None:
    sign.state, sign.state_on = state, on
    Step.objects.create(
        sign=sign,
        state=state,
        on=on,
        note=note,
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
    )
