"""Taking a step with one registration, or with a whole list of them: rule, step, number and trail together."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Length

from tidtam.ground.areas.models import Area
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers import numbers
from tidtam.registers.producers.actions.registrations import require_in_time
from tidtam.registers.producers.actions.steps import PROVINCE_DIGITS, StepRow, append_steps
from tidtam.registers.producers.course import Move
from tidtam.registers.producers.models import (
    Producer,
    RegisteredProduct,
    Registration,
    RegistrationState,
)
from tidtam.registers.producers.queries.documents import missing_of
from tidtam.registers.producers.refusals import (
    CannotFollow,
    DayInFuture,
    DayMissing,
    MeetingMissing,
    MissingPapersReason,
    NoProduct,
    NotEntitled,
    NothingChosen,
    OfProvince,
    PostMissing,
    ReasonMissing,
)

State = RegistrationState


class Said(NamedTuple):
    """What is said with a step."""

    reason: str
    post: str
    meeting: str
    dated_on: date | None


@transaction.atomic
def take_step(
    registrations: Iterable[Registration],
    move: Move,
    *,
    by: Actor | None,
    reason: str = "",
    post: str = "",
    dated_on: date | None = None,
    meeting: str = "",
) -> list[Registration]:
    """Take the registrations one step on, or back; all of them or none. Returns them as they stand then.

    A step signed or decided carries its day; one that registers gives the certificate its number.
    """
    said = Said(reason.strip(), post.strip(), meeting.strip(), dated_on)
    rows = _locked(registrations)
    _require_said(move, said)
    for row in rows:
        _require_allowed(row, move, by)
    if move.forward:
        _require_products(rows)
    late = [_late(row, move, said.reason) for row in rows]
    if move.after == State.REGISTERED and not said.reason:
        _require_papers(rows)
    given = _numbers(rows) if move.after == State.REGISTERED else [row.number for row in rows]
    before = [row.state for row in rows]
    steps = [
        StepRow(row.producer_id, row.round_id, move.after, number=number, late=is_late, **said._asdict())
        for row, number, is_late in zip(rows, given, late, strict=True)
    ]
    taken = append_steps(steps, by=by)
    done = [taken[row.producer_id, row.round_id] for row in rows]
    for row, was in zip(done, before, strict=True):
        _entry(row, was, by, said)
    return done


def _require_said(move: Move, said: Said) -> None:
    if move.reason and not said.reason:
        raise ReasonMissing
    if move.post and not said.post:
        raise PostMissing
    if move.meeting and not said.meeting:
        raise MeetingMissing
    if (move.post or move.meeting) and said.dated_on is None:
        raise DayMissing
    if said.dated_on is not None and said.dated_on > clock.today():
        raise DayInFuture


def _require_allowed(row: Registration, move: Move, by: Actor | None) -> None:
    if not move.fits(row.state):
        raise CannotFollow(producer=row.producer.name, state=State(row.state).label)
    if by is None:
        return
    area = row.producer.area_id
    if not by.may("edit", area):
        raise NotEntitled
    if move.of_province(row.state) and not by.may("edit", area[:PROVINCE_DIGITS]):
        raise OfProvince


def _require_products(rows: Sequence[Registration]) -> None:
    standing = set(
        RegisteredProduct.objects.filter(registration__in=rows, struck="").values_list(
            "registration_id", flat=True
        )
    )
    for row in rows:
        if row.pk not in standing:
            raise NoProduct(producer=row.producer.name)


def _require_papers(rows: Sequence[Registration]) -> None:
    for row, kinds in missing_of(rows).items():
        if kinds:
            raise MissingPapersReason(producer=row.producer.name, papers=", ".join(map(str, kinds)))


def _late(row: Registration, move: Move, reason: str) -> bool:
    """Only what the round's days are for: being handed in. Committees decide when they meet."""
    return move.code == "receive" and require_in_time(row.round, reason)


def _numbers(rows: Sequence[Registration]) -> list[str]:
    """A certificate's number for each, running on from the last; a number once given is kept."""
    today = clock.today()
    # Held until the numbers are written: two offices of a province never get the same one.
    list(
        Area.objects.select_for_update(no_key=True)
        .filter(pk__in={row.producer.area_id[:PROVINCE_DIGITS] for row in rows})
        .order_by("pk")
    )
    last: dict[tuple[str, str], int] = {}
    given = []
    for row in rows:
        before, after, digits = numbers.around(row.round.number_pattern, area=row.producer.area_id, day=today)
        if row.number:
            given.append(row.number)
            continue
        if (before, after) not in last:
            last[before, after] = _last_number(before, after)
        last[before, after] += 1
        given.append(f"{before}{last[before, after]:0{digits}}{after}")
    return given


def _last_number(before: str, after: str) -> int:
    """The highest running number given so far; longer numbers are higher, others' numbers do not count."""
    taken: QuerySet[Registration] = Registration.objects.exclude(number="")
    if before:
        taken = taken.filter(number__gte=before, number__lt=before[:-1] + chr(ord(before[-1]) + 1))
    ordered = taken.order_by(Length("number").desc(), "-number").values_list("number", flat=True)
    return next(
        (found for number in ordered.iterator() if (found := numbers.running(number, before, after))), 0
    )


def _locked(registrations: Iterable[Registration]) -> list[Registration]:
    """As they stand now, in the order given, their producers held against a step beside this one."""
    keys = list(dict.fromkeys(row.pk for row in registrations))
    if not keys:
        raise NothingChosen
    wanted = Registration.objects.filter(pk__in=keys)
    producers = {
        row.pk: row
        for row in Producer.objects.select_for_update()
        .filter(pk__in=wanted.values("producer_id"))
        .order_by("pk")
    }
    fresh = {row.pk: row for row in wanted.select_related("round")}
    for row in fresh.values():
        row.producer = producers[row.producer_id]
    return [fresh[key] for key in keys]


def _entry(row: Registration, before: str, by: Actor | None, said: Said) -> None:
    told = {key: value for key, value in said._asdict().items() if value}
    if said.dated_on is not None:
        told["dated_on"] = said.dated_on.isoformat()
    if row.number and row.state == State.REGISTERED:
        told["certificate"] = row.number
    trail.write(
        by,
        "producers.take_step",
        f"producers.producer:{row.producer_id}",
        area=row.producer.area_id,
        summary=row.producer.called,
        round=row.round_id,
        changes={"state": [before, row.state]},
        **told,
    )
