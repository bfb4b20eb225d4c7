"""Reminding producers and their district's office of a month's reports by e-mail."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs import actions as jobs
from tidtam.ground.jobs.models import Job
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_of
from tidtam.work.sales.actions.links import Made, make_links
from tidtam.work.sales.link_refusals import LinkRefused
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.reminders import Circular, Silent, circulars
from tidtam.work.sales.reminder_texts import for_office, for_producer

KIND = "sales.remind"
NAMES = uuid.UUID(
    "6a1c52c4-8f0b-5f0e-9a51-0f6c1f5b2e61"
)  # of the receipts: one address, month and day is one mail

Progress = Callable[[int, int], None]
Write = Callable[[], tuple[str, str]]  # subject and text


def remind(area: str, month: date, *, by: Actor, site: str = "") -> Job:
    """Order the e-mails of the area's missing reports; ordered again on the same day, it is the same order.

    site: https://… as people reach tidtam, for the producers' own links; without it the mails have none.

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
    return found or _order(area, month, today, slot, by, site)


def slot_of(area: str, month: date, day: date) -> str:
    """Under which an order stands, so that a day has one of an area and month."""
    return f"{KIND}:{area}:{month_code(month)}@{day.isoformat()}"


def _order(area: str, month: date, today: date, slot: str, by: Actor, site: str) -> Job:
    try:
        with transaction.atomic():
            payload = {"area": area, "month": month.isoformat(), "day": today.isoformat(), "site": site}
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


def send_reminders(
    area: str, month: date, day: date, progress: Progress | None = None, *, site: str = ""
) -> int:
    """Put the mails of the day into the outbox; how many addresses they reach. site: as `remind` has it.

    An address gets one of a month on a day, whoever orders it and however often the job runs.
    """
    found = circulars(area, month)
    whole = sum(one.messages for one in found)
    done = 0
    for one in found:
        for whom, to, write in _letters(one, day, site):
            key = uuid.uuid5(NAMES, f"{month_code(month)} {day.isoformat()} {whom} {to}")
            _send_once(key, month, to, write)
            done += 1
            if progress is not None:
                progress(done, whole)
    return done


def _letters(one: Circular, day: date, site: str) -> Iterator[tuple[str, str, Write]]:
    """(to whom, address, what writes it) of the district's mails; an officer of two districts gets one of each."""
    for to, names in sorted(one.by_address.items()):
        yield "producer", to, partial(_to_producer, one, names, day, site)
    for to, language in one.officers:
        yield one.district, to, partial(_to_office, one, day, language)


def _to_producer(one: Circular, names: Sequence[Silent], day: date, site: str) -> tuple[str, str]:
    """With a link for each of the producers, beside those that the office has handed out."""
    made: Sequence[Made[ReportLink]] = ()
    if site:
        try:
            with translation.override(settings.LANGUAGE_CODE):
                beside = gettext("Reminder by e-mail")
            made = make_links([silent.key for silent in names], one.month, by=None, beside=beside)
        except LinkRefused:  # closed or checked since it was ordered: the mail goes without
            made = ()
    links = {
        link.producer_id: f"{site.rstrip('/')}{reverse('tell:report', args=[token])}" for link, token in made
    }
    with translation.override(settings.LANGUAGE_CODE):
        return for_producer(one, names, day, links, made[0].link.last_day if made else None)


def _to_office(one: Circular, day: date, language: str) -> tuple[str, str]:
    with translation.override(language):
        return for_office(one, day)


def _send_once(key: uuid.UUID, month: date, to: str, write: Write) -> None:
    def send() -> str:
        subject, body = write()
        return str(jobs.send(to, subject, body, by=None).pk)

    jobs.once(key, KIND, {"month": month_code(month)}, send, by=None)
