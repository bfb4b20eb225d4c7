"""Ordering background work, stopping it, starting it again."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from tidtam.ground.jobs import board, orders, registry
from tidtam.ground.jobs.attempts import give_up
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor


@transaction.atomic
def start(
    kind: str,
    *,
    by: Actor | None,
    area: str = "",
    payload: dict[str, Any] | None = None,
    title: str = "",
    slot: str | None = None,
    wait: timedelta = timedelta(0),
) -> Job:
    """Order work of a registered kind; a worker sees it when the surrounding transaction is committed.

    by: its owner, None for tidtam itself. area: code of what it is about. title: as listed, the kind's own
    when left out. slot: of two orders with the same slot the second is an IntegrityError. wait: how long it is left.
    """
    found = registry.find(kind)
    if not title:
        with translation.override(settings.LANGUAGE_CODE):
            title = str(found.title)
    job = Job(
        owner=by if isinstance(by, User) else None,
        area=area,
        kind=kind,
        title=title[:200],
        payload=payload or {},
        max_attempts=found.attempts,
        slot=slot,
        created_at=clock.now(),
    )
    job.save(force_insert=True)
    orders.order(job, wait=wait)
    if not found.quiet:
        write(by, "jobs.start", f"jobs.job:{job.pk}", area=area, summary=job.title, kind=kind)
    return job


def cancel(job: Job, *, by: Actor | None) -> None:
    """Stop a job: at once while it waits, at its next word while it runs; one that is over stays as it is."""
    # Before any transaction: the job's own may hold the database until it has heard this.
    board.tell_to_stop(job)
    _cancel(job, by=by)


@transaction.atomic
def _cancel(job: Job, *, by: Actor | None) -> None:
    same = Job.objects.filter(pk=job.pk)
    if same.filter(state=Job.State.QUEUED).update(state=Job.State.CANCELLED, finished_at=clock.now()):
        give_up(job.pk)
        board.wipe(job.pk)
    elif not same.filter(state=Job.State.RUNNING).update(cancel_requested=True):
        return
    write(by, "jobs.cancel", f"jobs.job:{job.pk}", area=job.area, summary=job.title)


@transaction.atomic
def retry(job: Job, *, by: Actor | None) -> None:
    """Order a job that failed or was stopped once more, from its beginning."""
    over = Job.objects.filter(pk=job.pk, state__in=[Job.State.FAILED, Job.State.CANCELLED])
    if not registry.find(job.kind).repeatable or not over.update(
        state=Job.State.QUEUED,
        attempts=0,
        cancel_requested=False,
        error="",
        done=0,
        total=0,
        note="",
        finished_at=None,
    ):
        return
    board.wipe(job.pk)
    orders.order(job)
    write(by, "jobs.retry", f"jobs.job:{job.pk}", area=job.area, summary=job.title)
