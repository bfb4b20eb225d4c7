"""The week's mail: sent once a week to each person whose posts owe something, unless he or she wants none."""

import uuid
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation

from tidtam.ground.jobs import actions as jobs
from tidtam.ground.people.models import Holding, User
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.site import site
from tidtam.reporting.dues.letters import letter, week_of
from tidtam.reporting.dues.models import NoWeekMail

KIND = "dues.week"
NAMES = uuid.UUID("0d3f7c1e-54a9-5d0c-8a37-7f2a6f0b9c44")  # of the receipts: one person and week is one mail


@transaction.atomic
def choose_week_mail(user: User, *, wanted: bool) -> bool:
    """Have the week's mail or not; whether that changes anything."""
    User.objects.select_for_update().get(pk=user.pk)
    refused = NoWeekMail.objects.filter(user=user)
    if refused.exists() != wanted:
        return False
    if wanted:
        refused.delete()
    else:
        NoWeekMail.objects.create(user=user, since=clock.now())
    trail.write(user, "dues.take_week_mail" if wanted else "dues.stop_week_mail", f"people.user:{user.pk}")
    return True


def receivers() -> list[User]:
    """Who has an address, holds a post today and has not said no."""
    held = Holding.objects.in_force().values("user_id")
    rows = User.objects.filter(pk__in=held, is_active=True, no_week_mail__isnull=True)
    return list(rows.exclude(email="").order_by("pk"))


def send_week(day: date) -> int:
    """Put the week's mails into the outbox; how many people they reach. In one week nobody gets two."""
    year, week, _weekday = day.isocalendar()
    return sum(_send_once(user, day, f"{year}-{week:02}") for user in receivers())


def _send_once(user: User, day: date, week: str) -> bool:
    with translation.override(user.language or settings.LANGUAGE_CODE):
        owed = week_of(user, day)
        if not owed:
            return False
        subject, body = letter(owed, day, site())

    def send() -> str:
        return str(jobs.send(user.email, subject, body, by=None).pk)

    jobs.once(uuid.uuid5(NAMES, f"{user.pk} {week}"), KIND, {"week": week}, send, by=None)
    return True
