"""A job as its function sees it."""

from typing import Any

from tidtam.ground.files.models import File
from tidtam.ground.jobs.board import Place, Progress
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.models import User
from tidtam.kit import clock


class Cancelled(Exception):
    """Somebody asked the job to stop; what its transaction has written is undone."""


class Superseded(Exception):
    """Another worker has taken the job over, or it was ended; this attempt must leave nothing."""


class JobProblem(Exception):
    """The work cannot be done and would not go better the next time; the text is for the owner."""


class Running:
    """One attempt at one job.

    payload: as given at the start. owner: who ordered it, None for tidtam itself. link: set it to lead the
    owner on from the job's page.
    """

    def __init__(self, job: Job, place: Place) -> None:
        self.job = job
        self.payload: dict[str, Any] = job.payload
        self.owner: User | None = job.owner
        self.link = job.link
        self.is_sealed = False
        self._place = place
        self._progress = Progress(0, 0, "")

    def progress(self, done: int, total: int = 0, note: str = "") -> None:
        """Say how far the work is; a place where it may also be stopped: raises `Cancelled` when asked to."""
        said = Progress(done, total, note or self._progress.note)
        if said != self._progress:
            self._progress = said
            self._place.say(said)
        if self.cancelled:
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._place.told_to_stop()

    @property
    def last_progress(self) -> Progress:
        return self._progress

    def seal(self, result: File | None = None) -> None:
        """End the job as done within the caller's transaction, so that work and word of it stand together.

        Call it last in the transaction that writes; `Superseded` undoes what an attempt that was replaced
        has written.
        """
        ended = Job.objects.filter(pk=self.job.pk, run=self.job.run, state=Job.State.RUNNING).update(
            **ending(Job.State.DONE, self), result=result
        )
        if not ended:
            raise Superseded
        self.is_sealed = True


def ending(state: Job.State, running: Running) -> dict[str, Any]:
    """What is written on a job that ends, its last word included."""
    done, total, note = running.last_progress
    return {
        "state": state,
        "run": None,
        "done": done,
        "total": total,
        "note": note[:200],
        "link": running.link,
        "finished_at": clock.now(),
    }
