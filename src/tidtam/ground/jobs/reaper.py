"""What a worker that was killed has left: taken up again, exactly once."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tidtam.ground.jobs import board, orders
from tidtam.ground.jobs.attempts import give_up
from tidtam.ground.jobs.models import Job
from tidtam.kit import clock

log = logging.getLogger(__name__)

ON_ITS_WAY = timedelta(seconds=60)


def reap() -> int:
    """Take up every job whose worker is gone; how many there were. Safe in any number of workers at once."""
    running = Job.objects.filter(state=Job.State.RUNNING)
    return sum(_reap(job) for job in running if not board.is_alive(job)) + sum(map(_order_again, _astray()))


@transaction.atomic
def _reap(job: Job) -> bool:
    """Only who finds the job still marked with the dead attempt may touch it."""
    left = Job.objects.filter(pk=job.pk, run=job.run, state=Job.State.RUNNING)
    again = not job.cancel_requested and job.attempts < job.max_attempts
    if again:
        mine = left.update(state=Job.State.QUEUED, run=None)
    elif job.cancel_requested:
        mine = left.update(state=Job.State.CANCELLED, run=None, finished_at=clock.now())
    else:
        said = _("The worker stopped %(times)s times while doing this, so it is not tried again.")
        mine = left.update(
            state=Job.State.FAILED, run=None, finished_at=clock.now(), error=said % {"times": job.attempts}
        )
    if not mine:
        return False
    log.warning("Job %s (%s) had lost its worker", job.pk, job.kind)
    orders.drop(job.task)
    if again:
        orders.order(job)
    else:
        give_up(job.pk)
    return True


def _astray() -> "list[Job]":
    """Waiting jobs whose order a worker took and then died before it took the job."""
    on_its_way = DBTaskResult.objects.filter(pk=OuterRef("task")).filter(
        Q(status=TaskResultStatus.READY)
        | Q(status=TaskResultStatus.RUNNING, started_at__gte=Now() - ON_ITS_WAY)
    )
    return list(Job.objects.filter(~Exists(on_its_way), state=Job.State.QUEUED))


@transaction.atomic
def _order_again(job: Job) -> bool:
    held = Job.objects.select_for_update().filter(pk=job.pk, state=Job.State.QUEUED, task=job.task).first()
    if held is None:
        return False
    orders.drop(job.task)
    orders.order(held)
    return True
