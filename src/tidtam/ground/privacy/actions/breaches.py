"""The log of breaches: what happened, whom it threatens, who was told when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from tidtam.ground.privacy import refusals
from tidtam.ground.privacy.models import Breach, Risk
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor

TOLD = (
    "noticed_at",
    "happened_at",
    "what",
    "kinds",
    "people_count",
    "risk",
    "steps",
    "reported_at",
    "late_reason",
    "told_at",
)


@dataclass(frozen=True)
class BreachRow:
    """A breach as the office knows it now; names nobody. Fields as in `Breach`."""

    area: str
    noticed_at: datetime
    what: str
    kinds: str
    happened_at: datetime | None = None
    people_count: int | None = None
    risk: str = Risk.UNKNOWN
    steps: str = ""
    reported_at: datetime | None = None
    late_reason: str = ""
    told_at: datetime | None = None


@transaction.atomic
def record_breach(row: BreachRow, *, by: Actor | None) -> Breach:
    """Open the log of one breach; its 72 hours run from `noticed_at`."""
    _require(by, row.area)
    breach = Breach(area=row.area, by_label=by.label if by is not None else "", recorded_at=clock.now())
    _fill(breach, row)
    breach.save(force_insert=True)
    _entry(by, "privacy.record_breach", breach)
    return breach


@transaction.atomic
def change_breach(breach: Breach, row: BreachRow, *, by: Actor | None) -> Breach:
    """What is known by now; a closed one stays as it is."""
    kept = Breach.objects.select_for_update().get(pk=breach.pk)
    _require(by, kept.area)
    if kept.closed_at is not None:
        raise refusals.BreachClosed
    before = {name: getattr(kept, name) for name in TOLD}
    _fill(kept, row)
    changed = [name for name in TOLD if getattr(kept, name) != before[name]]
    if changed:
        kept.save(update_fields=changed)
        _entry(by, "privacy.change_breach", kept, fields=changed)
    return kept


@transaction.atomic
def close_breach(breach: Breach, *, by: Actor | None) -> None:
    """Nothing is left to do: the risk is judged, and whoever had to be told was told."""
    kept = Breach.objects.select_for_update().get(pk=breach.pk)
    _require(by, kept.area)
    if kept.closed_at is not None:
        raise refusals.BreachClosed
    told = {Risk.NONE: True, Risk.SOME: kept.reported_at, Risk.HIGH: kept.reported_at and kept.told_at}
    if not told.get(Risk(kept.risk)):
        raise refusals.NotClosable
    kept.closed_at = clock.now()
    kept.save(update_fields=["closed_at"])
    _entry(by, "privacy.close_breach", kept)


def _fill(breach: Breach, row: BreachRow) -> None:
    now = clock.now()
    if not thai.clean(row.what):
        raise refusals.WhatMissing
    if not thai.clean(row.kinds):
        raise refusals.KindsMissing
    for field in ("noticed_at", "happened_at", "reported_at", "told_at"):
        at = getattr(row, field)
        if at is not None and at > now:
            raise refusals.DayAhead(field=field)
    for field in ("reported_at", "told_at"):
        at = getattr(row, field)
        if at is not None and at < row.noticed_at:
            raise refusals.BeforeNoticed(field=field)
    for name in TOLD:
        setattr(breach, name, getattr(row, name))
    breach.what, breach.kinds = thai.clean_lines(row.what)[:1000], thai.clean(row.kinds)[:300]
    breach.steps, breach.late_reason = thai.clean_lines(row.steps), thai.clean(row.late_reason)[:400]
    breach.risk = Risk(row.risk)
    late = breach.reported_at is not None and breach.reported_at > breach.report_by
    if late and not breach.late_reason:
        raise refusals.LateWithoutReason


def _require(by: Actor | None, area: str) -> None:
    if by is not None and not by.may("reveal", area):
        raise refusals.NotEntitled


def _entry(by: Actor | None, verb: str, breach: Breach, **detail: Any) -> None:
    trail.write(
        by, verb, f"privacy.breach:{breach.pk}", area=breach.area, risk=str(breach.risk),
        noticed_at=breach.noticed_at.isoformat(), **detail,
    )  # fmt: skip
