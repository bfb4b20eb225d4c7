"""What is asked about jobs and uploads."""

from typing import NamedTuple

from django.db.models import Max
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from tidtam.ground.jobs import board
from tidtam.ground.jobs.models import Job, Worker

SHAPES = {
    Job.State.QUEUED: "none",
    Job.State.RUNNING: "going",
    Job.State.DONE: "done",
    Job.State.FAILED: "late",
    Job.State.CANCELLED: "none",
}


class Standing(NamedTuple):
    """How far a job is, as shown. total 0: not known. over: nothing will change any more."""

    state: str
    shape: str
    word: str
    done: int
    total: int
    text: str
    over: bool


def standing(job: Job) -> Standing:
    state = Job.State(job.state)
    done, total, note = board.progress(job)
    return Standing(
        state, SHAPES[state], str(state.label), done, total, _text(done, total, note), job.is_over
    )


def worker_seen() -> float | None:
    """Seconds since a worker was last seen, 0 while one is at a job; None when there is none."""
    if any(board.is_alive(job) for job in Job.objects.filter(state=Job.State.RUNNING)):
        return 0.0
    seen = Worker.objects.aggregate(seen=Max("seen_at"), now=Max(Now()))
    if seen["seen"] is None:
        return None
    return max(0.0, float((seen["now"] - seen["seen"]).total_seconds()))


def _text(done: int, total: int, note: str) -> str:
    if total:
        counted = _("%(done)s of %(total)s") % {"done": f"{done:,}", "total": f"{total:,}"}
    else:
        counted = f"{done:,}" if done else ""
    return " · ".join(part for part in (note, counted) if part)
