"""Reminding producers and their district's office of a month's reports by e-mail."""

import uuid
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs import actions as jobs
from tidtam.ground.jobs.models import Job
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_of
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.reminders import Circular, circulars
from tidtam.work.sales.reminder_texts import for_office, for_producer

KIND = "sales.remind"
NAMES = uuid.UUID(
    "6a1c52c4-8f0b-5f0e-9a51-0f6c1f5b2e61"
)  # of the receipts: one address, month and day is one mail

Progress = Callable[[int, int], None]


def remind(area: str, month: date, *, by: Actor) -> Job:
    """Order the e-mails of the area's missing reports; ordered again on the same day, it is the same order.

    PermissionDenied outside the actor's area; ValidationError for a month that is not over or takes no report.
    """
    if not by.may("edit", area):
        raise PermissionDenied
    today = clock.today()
    if month >= month_of(today):
        raise ValidationError(_("This month is not over."))
    if deadlines(area, [month]).is_closed(area, month):
        raise ValidationError(_("The province has closed this month; it takes no report."))
    slot = slot_of(area, month, today)
    found = Job.objects.filter(slot=slot).first()
    return found or _order(area, month, today, slot, by)


def slot_of(area: str, month: date, day: date) -> str:
    """Under which an order stands, so that a day has one of an area and month."""
    return f"{KIND}:{area}:{month_code(month)}@{day.isoformat()}"


def _order(area: str, month: date, today: date, slot: str, by: Actor) -> Job:
    try:
        with transaction.atomic():
            payload = {"area": area, "month": month.isoformat(), "day": today.isoformat()}
            job = jobs.start(KIND, by=by, area=area, payload=payload, slot=slot)
            trail.write(
                by,
                "sales.remind",
                f"sales.month:{area[:2]}-{month:%Y-%m}",
                area=area,
                first=month_code(month),
                last=month_code(month),
            )
            return job
    except IntegrityError:  # somebody else ordered it at this very moment
        return Job.objects.get(slot=slot)


def send_reminders(area: str, month: date, day: date, progress: Progress | None = None) -> int:
    """Put the mails of the day into the outbox; how many addresses they reach.

    An address gets one of a month on a day, whoever orders it and however often the job runs.
    """
    found = circulars(area, month)
    whole = sum(one.messages for one in found)
    done = 0
    for one in found:
        for whom, to, subject, body in _letters(one, day):
            key = uuid.uuid5(NAMES, f"{month_code(month)} {day.isoformat()} {whom} {to}")
            _send_once(key, month, to, subject, body)
            done += 1
            if progress is not None:
                progress(done, whole)
    return done


def _letters(one: Circular, day: date) -> list[tuple[str, str, str, str]]:
    """(to whom, address, subject, text) of the district's mails; an officer of two districts gets one of each."""
    letters = []
    with translation.override(settings.LANGUAGE_CODE):
        for to, names in sorted(one.by_address.items()):
            letters.append(("producer", to, *for_producer(one, names, day)))
    for to, language in one.officers:
        with translation.override(language):
            letters.append((one.district, to, *for_office(one, day)))
    return letters


def _send_once(key: uuid.UUID, month: date, to: str, subject: str, body: str) -> None:
    jobs.once(
        key,
        KIND,
        {"month": month_code(month)},
        lambda: str(jobs.send(to, subject, body, by=None).pk),
        by=None,
    )
