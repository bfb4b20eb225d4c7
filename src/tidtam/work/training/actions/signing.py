"""Signing in on the own phone: without an account, by the training's link; it counts once an officer stands for it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from tidtam.ground.jobs.actions import once
from tidtam.ground.privacy.actions import keep_person
from tidtam.ground.privacy.phones import clean as clean_phone
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.training import links, refusals, rules
from tidtam.work.training.actions.attendance import AttendeeRow, person_row, same_person
from tidtam.work.training.actions.trainings import taken, trail
from tidtam.work.training.models import Attendee, How, Presence, Training

WHILE = timedelta(minutes=10)
AT_ONCE = 60  # names in ten minutes: a full hall signs in that time, a script does not stop there
MOST_UNSIGNED = 300  # names that no officer has looked at yet


@transaction.atomic
def sign_in(
    training: Training,
    *,
    id: UUID,
    name: str,
    phone: str,
    producer: Producer | None,
    said: str,
    village: str = "",
) -> Attendee:
    """Somebody says "I am here" today; sent again under the same id it is stored once.

    The same name and phone on a later day is the same person there on one more day.
    """
    name, phone = thai.clean(name), clean_phone(phone)
    row = AttendeeRow(
        name=name, producer=producer, said=thai.clean(said), phone=phone, village=thai.clean(village)
    )
    day = clock.today()
    content = [
        training.pk,
        name,
        phone,
        producer.pk if producer else None,
        row.said,
        row.village,
        day.isoformat(),
    ]
    key = once(id, "training.sign_in", content, lambda: str(_sign(taken(training), row).key), by=None)
    return Attendee.objects.get(key=key)


@transaction.atomic
def new_link(training: Training, *, by: Actor | None) -> Training:
    """Give out a new link for signing in; the one before ends now."""
    training = taken(training)
    if not rules.may_edit(by, training):
        raise refusals.NotEntitled
    if training.cancelled_at is not None:
        raise refusals.CalledOff
    training.link_number += 1
    training.save(update_fields=["link_number"])
    trail(training, "new_link", by=by, number=training.link_number)
    return training


def _sign(training: Training, row: AttendeeRow) -> Attendee:
    if training.cancelled_at is not None or not links.is_open(training):
        raise refusals.LinkOver
    if not row.name:
        raise refusals.NobodyNamed
    now = clock.now()
    attendee = _on_list(training, row)
    if attendee is None:
        unsigned = training.attendees.standing().filter(how=How.PHONE, countersigned_at=None)
        if (
            unsigned.filter(recorded_at__gt=now - WHILE).count() >= AT_ONCE
            or unsigned.count() >= MOST_UNSIGNED
        ):
            raise refusals.TooManyAtOnce
        attendee = Attendee.objects.create(
            training=training,
            producer=row.producer,
            said="" if row.producer else row.said,
            person=keep_person(person_row(training, row), by=None),
            how=How.PHONE,
            recorded_at=now,
        )
    there = Presence.objects.filter(attendee=attendee, day=clock.today(), taken_back_at=None)
    if not there.exists():
        Presence.objects.create(attendee=attendee, day=clock.today(), recorded_at=now)
        write(
            None,
            "training.sign_in",
            f"training.training:{training.key}",
            area=training.area_id,
            summary=f"{training.code} {training.title}",
            attendee=str(attendee.key),
        )
    return attendee


def _on_list(training: Training, row: AttendeeRow) -> Attendee | None:
    """Who stands on the list already under this name and phone."""
    mark = same_person(row.name, row.phone, None)
    for attendee in training.attendees.standing().filter(person__phone=row.phone).select_related("person"):
        if attendee.person and same_person(attendee.person.name_th, attendee.person.phone, None) == mark:
            return attendee
    return None
