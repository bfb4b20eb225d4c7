"""How a job comes to a worker: as a task of django_tasks, which shares the caller's transaction.

A worker sees the order exactly when the transaction that made it is committed, and never when it is not.
"""

import uuid
from datetime import timedelta

from django.db.models.functions import Now
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tidtam.ground.jobs import registry
from tidtam.ground.jobs.models import Job

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)


@task
def work(job_id: str) -> None:
    """The only task there is; the job's row says what to do."""
    from tidtam.ground.jobs.attempts import attempt

    attempt(uuid.UUID(job_id))


def order(job: Job, *, wait: timedelta = timedelta(0)) -> None:
    """Bring a waiting job to a worker, after `wait`."""
    try:
        priority = registry.find(job.kind).priority
    except registry.UnknownKind:
        priority = 0
    task_id = uuid.UUID(work.using(priority=priority).enqueue(str(job.pk)).id)
    Job.objects.filter(pk=job.pk).update(task=task_id)
    if wait:
        # By the database's clock, which the demo does not turn.
        later = Now() + wait
        DBTaskResult.objects.filter(pk=task_id).update(run_after=later)
        Job.objects.filter(pk=job.pk).update(run_after=later)


def back_off(attempts: int) -> timedelta:
    """5 s after the first attempt, then four times as long after each."""
    return min(FIRST_WAIT * int(4 ** (attempts - 1)), LONGEST_WAIT)


def drop(task_id: uuid.UUID | None) -> None:
    """The order went to a worker that is no more; its record is closed."""
    DBTaskResult.objects.filter(id__in=[task_id] if task_id else [], status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.FAILED, finished_at=Now()
    )
