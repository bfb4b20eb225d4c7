"""One attempt at a job: taken by exactly one worker, ended exactly once."""

import logging
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.files.actions import FileProblem
from tidtam.ground.files.models import File
from tidtam.ground.jobs import board, orders, registry
from tidtam.ground.jobs.models import Job
from tidtam.ground.jobs.running import Cancelled, JobProblem, Running, Superseded, ending
from tidtam.kit import clock
from tidtam.kit.tables import TableProblem

log = logging.getLogger(__name__)

#: Said to the owner as they are; trying again would say the same.
PROBLEMS = (JobProblem, TableProblem, FileProblem, ValidationError)


def attempt(job_id: uuid.UUID) -> None:
    """Do the job if it still waits; every way it can go is written on it, nothing is raised."""
    try:
        with board.at_work(job_id) as place:
            job = _take(job_id)
            if job is not None:
                _do(Running(job, place))
    except board.Taken:
        log.info("Job %s is being done by another worker", job_id)


def _take(job_id: uuid.UUID) -> Job | None:
    """The job, if it was waiting until now; nobody else can take it then."""
    taken = Job.objects.filter(pk=job_id, state=Job.State.QUEUED).update(
        state=Job.State.RUNNING,
        run=uuid.uuid4(),
        attempts=F("attempts") + 1,
        started_at=clock.now(),
        beat_at=Now(),
        run_after=None,
    )
    return Job.objects.select_related("owner").get(pk=job_id) if taken else None


def _do(running: Running) -> None:
    job = running.job
    with translation.override(job.owner.language if job.owner else settings.LANGUAGE_CODE):
        try:
            result = registry.find(job.kind).work(running)
            if not running.is_sealed:
                _end(running, Job.State.DONE, result=result)
        except Cancelled:
            _end(running, Job.State.CANCELLED)
        except Superseded:
            log.warning("Job %s was taken over by another worker", job.pk)
        except PROBLEMS as problem:
            _end(running, Job.State.FAILED, error=_text(problem))
        except registry.UnknownKind:
            _end(
                running, Job.State.FAILED, error=_("This version of tidtam does not know this kind of work.")
            )
        except Exception:
            log.exception("Job %s (%s) went wrong, attempt %s", job.pk, job.kind, job.attempts)
            _again_or_fail(running)


def _text(problem: Exception) -> str:
    return " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)


@transaction.atomic
def _end(running: Running, state: Job.State, *, result: File | None = None, error: str = "") -> None:
    ended = _held(running).update(**ending(state, running), result=result, error=error)
    if ended and state != Job.State.DONE:
        give_up(running.job.pk)


@transaction.atomic
def _again_or_fail(running: Running) -> None:
    """Wait and try once more, or fail with a number under which the log says what happened."""
    job = running.job
    if job.attempts >= job.max_attempts:
        said = _(
            "Something went wrong inside tidtam. The system administrator finds it in the log under %(number)s."
        )
        _end(running, Job.State.FAILED, error=said % {"number": str(job.pk)[:8]})
        return
    if _held(running).update(state=Job.State.QUEUED, run=None):
        orders.order(job, wait=orders.back_off(job.attempts))


def _held(running: Running) -> QuerySet[Job]:
    return Job.objects.filter(pk=running.job.pk, run=running.job.run, state=Job.State.RUNNING)


def give_up(job_id: uuid.UUID) -> None:
    """Tell the job's kind, in the caller's transaction, that it will not be done."""
    job = Job.objects.get(pk=job_id)
    try:
        kind = registry.find(job.kind)
    except registry.UnknownKind:
        return
    if kind.given_up is not None:
        kind.given_up(job)
