"""The house's own background work."""

import uuid
from datetime import time, timedelta
from importlib import import_module

from django.conf import settings
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from tidtam.ground.files.actions import sweep
from tidtam.ground.jobs import board, endings, flow, outbox
from tidtam.ground.jobs.models import Job, Message, UploadRow, Worker
from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.kit import clock, statistics

ORDERS_KEPT = timedelta(days=7)
PREVIEWS_KEPT = timedelta(days=30)


def mail_given_up(job: Job) -> None:
    Message.objects.filter(pk=job.payload["message"]).exclude(state=Message.State.SENT).update(
        state=Message.State.FAILED, error=job.error
    )


@job("jobs.send", title=_("Send an e-mail"), attempts=6, quiet=True, given_up=mail_given_up)
def send_message(job: Running) -> None:
    outbox.deliver(uuid.UUID(job.payload["message"]))


@job("jobs.sweep", title=_("Nightly tidying"), daily=time(2, 0), priority=-10, quiet=True)
def tidy(job: Running) -> None:
    """Previews nobody confirmed, files that no row knows, orders long done, workers gone, log-ins run out.

    And the tables are looked at, for the planner.
    """
    endings.tidy()
    sweep()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    DBTaskResult.objects.finished().filter(finished_at__lt=Now() - ORDERS_KEPT).delete()
    Worker.objects.filter(seen_at__lt=Now() - ORDERS_KEPT).delete()
    UploadRow.objects.filter(upload__created_at__lt=clock.now() - PREVIEWS_KEPT).delete()
    board.clear()
    outbox.post_again()
    statistics.refresh()


@job("jobs.read", title=_("Reading of a spreadsheet"), priority=10, repeatable=False, given_up=flow.given_up)
def read_upload(job: Running) -> None:
    flow.read(job)


@job("jobs.write", title=_("Writing of a spreadsheet"), priority=10, repeatable=False, given_up=flow.given_up)
def write_upload(job: Running) -> None:
    flow.write_confirmed(job)
    statistics.refresh()
