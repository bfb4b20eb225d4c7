"""Registration rounds: opened, changed, and lapsed when their day has come."""

import re
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers import numbers
from tidtam.registers.producers.actions.steps import PROVINCE_DIGITS, StepRow, append_steps
from tidtam.registers.producers.models import Registration, RegistrationState, Round
from tidtam.registers.producers.refusals import (
    AlreadyLapsed,
    BadNumbers,
    BadRoundCode,
    ClosesBeforeOpens,
    LapsesTooEarly,
    NotEntitled,
    QuarterWithoutYear,
    RoundTaken,
)

CODE = re.compile(r"[0-9A-Za-z]+(-[0-9A-Za-z]+)*")


class RoundRow(NamedTuple):
    """What is said of a round; see `Round`. fiscal_year: พ.ศ., None where it spans several."""

    name_th: str
    name_en: str
    opens_on: date
    closes_on: date
    fiscal_year: int | None = None
    quarter: int | None = None
    lapses_on: date | None = None
    number_pattern: str = Round._meta.get_field("number_pattern").default
    wait_days: int = Round._meta.get_field("wait_days").default


def may_set_rounds(actor: Actor) -> bool:
    """Who configures, and officers of a whole province: the department sets the days, the province enters them."""
    return bool(actor.reach("configure")) or any(len(code) <= PROVINCE_DIGITS for code in actor.reach("edit"))


@transaction.atomic
def add_round(code: str, row: RoundRow, *, by: Actor | None) -> Round:
    """Open a round under a code of its own."""
    _require(row, by)
    if len(code) > 20 or not CODE.fullmatch(code):
        raise BadRoundCode
    if Round.objects.filter(pk=code).exists():
        raise RoundTaken(code=code)
    made = Round.objects.create(code=code, **row._asdict())
    trail.write(by, "producers.add_round", f"producers.round:{code}", summary=made.name_th, **_told(row))
    return made


@transaction.atomic
def change_round(round: Round, row: RoundRow, *, by: Actor | None) -> Round:
    """Change its days, names, numbering or waiting time; what was registered in it stays as it is."""
    _require(row, by)
    kept = Round.objects.select_for_update().get(pk=round.pk)
    lapsed = Registration.objects.filter(round=kept, state=RegistrationState.LAPSED)
    if row.lapses_on != kept.lapses_on and lapsed.exists():
        raise AlreadyLapsed
    before, after = _told(RoundRow(*(getattr(kept, name) for name in RoundRow._fields))), _told(row)
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if not changes:
        return kept
    for name, value in row._asdict().items():
        setattr(kept, name, value)
    kept.save()
    trail.write(
        by, "producers.change_round", f"producers.round:{kept.pk}", summary=kept.name_th, changes=changes
    )
    return kept


def lapse_due(*, by: Actor | None = None) -> int:
    """End every registration of the rounds whose day has come, at this moment; how many. Safe to run twice."""
    due = Round.objects.filter(lapses_on__lte=clock.today()).order_by("pk")
    return sum(_lapse(round, by) for round in due)


@transaction.atomic
def _lapse(round: Round, by: Actor | None) -> int:
    standing = Registration.objects.filter(round=round, state=RegistrationState.REGISTERED)
    reason = _("The round's registrations lapsed.")
    rows = [
        StepRow(producer, round.pk, RegistrationState.LAPSED, reason=reason, dated_on=round.lapses_on)
        for producer in standing.order_by("pk").values_list("producer_id", flat=True)
    ]
    if not rows:
        return 0
    append_steps(rows, by=by)
    trail.write(
        by, "producers.lapse_round", f"producers.round:{round.pk}", summary=round.name_th, rows=len(rows)
    )
    return len(rows)


def _require(row: RoundRow, by: Actor | None) -> None:
    if by is not None and not may_set_rounds(by):
        raise NotEntitled
    if row.closes_on < row.opens_on:
        raise ClosesBeforeOpens
    if row.lapses_on is not None and row.lapses_on <= row.closes_on:
        raise LapsesTooEarly
    if row.quarter is not None and row.fiscal_year is None:
        raise QuarterWithoutYear
    try:
        numbers.check_pattern(row.number_pattern)
    except ValidationError as problem:
        raise BadNumbers(problem=" ".join(problem.messages)) from problem


def _told(row: RoundRow) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row._asdict().items()
    }
