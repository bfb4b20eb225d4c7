"""Every change of the information centres."""

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean, clean_lines
from tidtam.registers.assets.models import Asset
from tidtam.registers.centres import refusals
from tidtam.registers.centres.models import KINDS, Centre, Standing, StockMove, Tally

BACK = timedelta(days=7)
MOST = 500


class CentreRow(NamedTuple):
    """What is said of a centre; see `Centre`."""

    standing: str = Standing.NEVER
    opened_on: date | None = None
    why_closed: str = ""
    place_th: str = ""
    place_en: str = ""
    hours: dict[str, Any] = {}
    staff: str = ""
    equipment: str = ""
    phone: str = ""
    shown: bool = False


@transaction.atomic
def describe(asset: Asset, row: CentreRow, *, version: int = 1, by: Actor | None) -> Centre:
    """Say how the centre in this asset works; version: the one that the person saw."""
    _require(asset.area_id, "edit", by)
    if asset.kind.code not in KINDS:
        raise refusals.NoCentre
    if row.standing == Standing.CLOSED and not clean(row.why_closed):
        raise refusals.WhyClosed
    if row.standing == Standing.OPEN and (row.opened_on is None or row.opened_on > clock.today()):
        raise refusals.OpenedWhen
    centre = Centre.objects.select_for_update().filter(asset=asset).first() or Centre(asset=asset, version=0)
    if centre.pk and centre.version != version:
        raise refusals.ChangedMeanwhile
    changed = []
    for name, value in row._asdict().items():
        kept = (
            (clean_lines(value) if name == "equipment" else clean(value)) if isinstance(value, str) else value
        )
        if getattr(centre, name) != kept or not centre.pk:
            changed.append(name)
        setattr(centre, name, kept)
    centre.version += 1
    centre.save()
    _trail(centre, "describe", by, changed=changed)
    return centre


@transaction.atomic
def count(centre: Centre, people: int, *, id: UUID, on: date | None = None, by: Actor) -> Tally:
    """People came in (or fewer than were counted); the same id counts once. By who may visit or edit there."""
    area = centre.asset.area_id
    if not (by.may("visit", area) or by.may("edit", area)):
        raise refusals.NotEntitled
    before = Tally.objects.filter(pk=id).first()
    if before is not None:
        return before
    day, today = on or clock.today(), clock.today()
    if not today - BACK <= day <= today:
        raise refusals.NotToday
    if not people or abs(people) > MOST:
        raise refusals.SomeNumber
    Centre.objects.select_for_update().get(
        pk=centre.pk
    )  # one after the other, so that no day falls below nothing
    if people < 0 and visitors_on(centre, day) + people < 0:
        raise refusals.BelowNothing
    made = Tally.objects.create(
        id=id, centre=centre, on=day, people=people, recorded_at=clock.now(), by_label=by.label
    )
    _trail(centre, "count", by, people=people, on=day.isoformat())
    return made


@transaction.atomic
def move_stock(
    centre: Centre, what: str, change: int, *, id: UUID, on: date | None = None, note: str = "", by: Actor
) -> StockMove:
    """Brochures came (above zero) or were given out (below); the same id moves once."""
    _require(centre.asset.area_id, "edit", by)
    before = StockMove.objects.filter(pk=id).first()
    if before is not None:
        return before
    Centre.objects.select_for_update().get(pk=centre.pk)
    name = clean(what)[:200]
    there = StockMove.objects.filter(centre=centre, what=name).aggregate(there=Sum("change"))["there"] or 0
    if there + change < 0:
        raise refusals.NotThere(there=f"{there:,}")
    made = StockMove.objects.create(
        id=id,
        centre=centre,
        on=on or clock.today(),
        what=name,
        change=change,
        note=clean(note)[:200],
        recorded_at=clock.now(),
        by_label=by.label,
    )
    _trail(centre, "move_stock", by, text=name, number=change)
    return made


def visitors_on(centre: Centre, day: date) -> int:
    """How many were counted on that day."""
    return Tally.objects.filter(centre=centre, on=day).aggregate(people=Sum("people"))["people"] or 0


def _require(area: str, verb: str, by: Actor | None) -> None:
    if by is not None and not by.may(verb, area):
        raise refusals.NotEntitled


def _trail(centre: Centre, verb: str, by: Actor | None, **detail: Any) -> None:
    write(
        by,
        f"centres.{verb}",
        f"centres.centre:{centre.pk}",
        area=centre.asset.area_id,
        summary=centre.asset.name,
        **detail,
    )
