"""The background work of what is owed."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.kit import clock
from tidtam.reporting.dues.mailing import KIND, send_week

MONDAY = 0


@job(KIND, title=_("The week's mail of what is owed"), daily=time(6, 30), priority=-5, quiet=True)
def send_weekly(job: Running) -> None:
    """On Mondays; on other days there is nothing to do."""
    job.progress(0, 1, str(_("Putting the week's mails into the outbox")))
    today = clock.today()
    if today.weekday() == MONDAY:
        send_week(today)
    job.progress(1, 1)
