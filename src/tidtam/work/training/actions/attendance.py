"""Who came: names put on the list by an officer, days ticked, own signatures countersigned, mistakes struck off."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.privacy.actions import PersonRow, keep_people
from tidtam.ground.privacy.phones import clean as clean_phone
from tidtam.kit import calendar, clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.training import refusals, rules
from tidtam.work.training.actions.trainings import taken, trail
from tidtam.work.training.models import Attendee, How, Presence, Training


class AttendeeRow(NamedTuple):
    """Somebody who came. said: the producer as typed, where the register does not have it; village: as typed.

    days: those on which the person was there.
    """

    name: str = ""
    producer: Producer | None = None
    said: str = ""
    phone: str = ""
    village: str = ""
    days: tuple[date, ...] = ()


@transaction.atomic
def add_attendees(
    training: Training, rows: Iterable[AttendeeRow], *, how: str = How.OFFICER, by: Actor | None
) -> list[Attendee]:
    """Put people on the list, countersigned by who enters them. All or none; nobody twice."""
    training = _open(training, by)
    given = [_cleaned(row) for row in rows]
    known = {same_person(*told) for told in on_list(training)}
    for row in given:
        if not row.name and row.producer is None:
            raise refusals.NobodyNamed
        for day in row.days:
            require_day(training, day)
        mark = same_person(row.name, row.phone, row.producer.pk if row.producer else None)
        if mark in known:
            raise refusals.AlreadyOnList
        known.add(mark)
    now, label = clock.now(), by.label if by is not None else ""
    people = iter(keep_people([person_row(training, row) for row in given if row.name], by=by))
    added = Attendee.objects.bulk_create(
        Attendee(
            training=training,
            producer=row.producer,
            said="" if row.producer else row.said,
            person=next(people) if row.name else None,
            how=how,
            recorded_at=now,
            countersigned_at=now,
            countersigned_by=label,
        )
        for row in given
    )
    Presence.objects.bulk_create(
        Presence(attendee=attendee, day=day, recorded_at=now, by_label=label)
        for attendee, row in zip(added, given, strict=True)
        for day in dict.fromkeys(row.days)
    )
    if added:
        trail(training, "add_attendees", by=by, rows=len(added), how=str(how))
    return added


def add_attendee(training: Training, row: AttendeeRow, *, by: Actor | None) -> Attendee:
    """Put one person on the list."""
    return add_attendees(training, [row], by=by)[0]


@transaction.atomic
def tick_day(training: Training, day: date, present: Collection[Attendee], *, by: Actor | None) -> int:
    """Say who was there on the day, and so who was not; returns how many ticks changed."""
    training = _open(training, by)
    require_day(training, day)
    wanted = {attendee.pk for attendee in present}
    listed = set(training.attendees.standing().values_list("pk", flat=True))
    if not wanted <= listed:
        raise refusals.StruckOff
    there = dict(
        Presence.objects.filter(attendee__in=listed, day=day, taken_back_at=None).values_list(
            "attendee_id", "pk"
        )
    )
    now, label = clock.now(), by.label if by is not None else ""
    came, went = wanted - there.keys(), there.keys() - wanted
    Presence.objects.bulk_create(
        Presence(attendee_id=pk, day=day, recorded_at=now, by_label=label) for pk in sorted(came)
    )
    Presence.objects.filter(pk__in=[there[pk] for pk in went]).update(taken_back_at=now)
    if came or went:
        trail(training, "tick_day", by=by, on=day.isoformat(), added=len(came), removed=len(went))
    return len(came) + len(went)


@transaction.atomic
def countersign(attendee: Attendee, *, producer: Producer | None, by: Actor | None) -> Attendee:
    """An officer stands for what somebody signed on the own phone, and says which producer it is, if any."""
    training = _open(attendee.training, by)
    attendee = Attendee.objects.select_for_update(of=("self",)).get(pk=attendee.pk)
    if attendee.struck_at is not None:
        raise refusals.StruckOff
    if producer is None and attendee.person_id is None:
        raise refusals.NobodyNamed(field="producer")
    attendee.producer = producer
    attendee.said = "" if producer else attendee.said
    if attendee.countersigned_at is None:
        attendee.countersigned_at = clock.now()
        attendee.countersigned_by = by.label if by is not None else ""
    attendee.save(update_fields=["producer", "said", "countersigned_at", "countersigned_by"])
    trail(
        training,
        "countersign",
        by=by,
        attendee=str(attendee.key),
        producer=producer.called if producer else "",
    )
    return attendee


@transaction.atomic
def strike_off(attendee: Attendee, *, reason: str, by: Actor | None) -> Attendee:
    """Take a name off the list that should not stand there; the row stays with the reason."""
    training, reason = _open(attendee.training, by), thai.clean(reason)
    attendee = Attendee.objects.select_for_update(of=("self",)).get(pk=attendee.pk)
    if attendee.struck_at is not None:
        raise refusals.StruckOff
    if not reason:
        raise refusals.ReasonMissing
    attendee.struck_at, attendee.struck_reason = clock.now(), reason
    attendee.save(update_fields=["struck_at", "struck_reason"])
    trail(training, "strike_off", by=by, attendee=str(attendee.key))  # the reason may name somebody
    return attendee


def require_day(training: Training, day: date) -> None:
    """Raise unless the training was held on that day already."""
    if not training.starts_on <= day <= training.ends_on:
        raise refusals.NotADay(day=calendar.date_short(day))
    if day > clock.today():
        raise refusals.NotYet(day=calendar.date_short(day))


def on_list(training: Training) -> list[tuple[str, str, int | None]]:
    """Name, phone and producer of everybody who stands on the list."""
    rows = training.attendees.standing().values_list("person__name_th", "person__phone", "producer_id")
    return [(name or "", phone or "", producer) for name, phone, producer in rows]


def same_person(name: str, phone: str, producer: int | None) -> tuple[str, str]:
    """By what two rows are one person: the name and the phone, without a name the producer."""
    return (thai.search_text(name), phone) if name else (f"producer {producer}", "")


def person_row(training: Training, row: AttendeeRow) -> PersonRow:
    """The person as the office of the training's area keeps it."""
    return PersonRow(name_th=row.name, phone=row.phone, address=row.village, area=training.area_id)


def _cleaned(row: AttendeeRow) -> AttendeeRow:
    return row._replace(
        name=thai.clean(row.name),
        said=thai.clean(row.said),
        village=thai.clean(row.village),
        phone=clean_phone(row.phone),
    )


def _open(training: Training, by: Actor | None) -> Training:
    training = taken(training)
    if not rules.may_edit(by, training):
        raise refusals.NotEntitled
    if training.cancelled_at is not None:
        raise refusals.CalledOff
    return training
