"""Ordering better plans from the worker, and letting them go again."""

import hashlib
import json
from datetime import timedelta
from tempfile import TemporaryFile

from django.db import IntegrityError, transaction

from tidtam.faces.planner.asked import Asked
from tidtam.ground.files.actions import forget, keep_made
from tidtam.ground.files.models import File, Kind
from tidtam.ground.jobs.actions.jobs import cancel, start
from tidtam.ground.jobs.models import Job
from tidtam.kit import clock

KIND = "planner.better"
MOST_WAITING = 20
KEPT = timedelta(days=1)
LONG, SHORT = 5.0, 1.5  # seconds: alone, and where others wait
OPEN = (Job.State.QUEUED, Job.State.RUNNING)


class ManyPlan(Exception):
    """So many are being planned that one more would wait too long."""


def order_better(asked: Asked) -> Job:
    """Order a better plan of what was asked; the same question of the same day is worked at once for all.

    Raises ManyPlan. Leaves no trail: nobody's record is changed.
    """
    told = asked.but(order=()).query()
    print_ = hashlib.sha256(f"{clock.today().isoformat()} {told}".encode()).hexdigest()[:40]
    slot = f"{KIND}@{print_}"
    found: Job | None = Job.objects.filter(slot=slot).first()
    if found is not None and found.state not in (Job.State.FAILED, Job.State.CANCELLED):
        return found
    waiting = Job.objects.filter(kind=KIND, state__in=OPEN).count()
    if waiting >= MOST_WAITING:
        raise ManyPlan
    seconds = LONG if waiting < 2 else SHORT
    try:
        with transaction.atomic():
            if found is not None:
                found.delete()
            return start(KIND, by=None, payload={"asked": told, "seconds": seconds}, slot=slot)
    except IntegrityError:  # another visitor asked the same at the same moment
        other: Job = Job.objects.get(slot=slot)
        return other


def stop_better(job: Job) -> None:
    """The visitor does not want to wait; what was found so far is not kept."""
    cancel(job, by=None)


def keep_found(orders: dict[str, list[list[str]]]) -> File:
    """The orders by character, as the result of the job."""
    with TemporaryFile() as out:
        out.write(json.dumps(orders).encode())
        return keep_made(out, name="plan.json", kind=Kind.JSON, by=None)


def tidy_better() -> int:
    """Drop the orders of plans of yesterday with what they found; how many went."""
    gone = 0
    for job in Job.objects.filter(kind=KIND, finished_at__lt=clock.now() - KEPT).select_related("result"):
        with transaction.atomic():
            result = job.result
            job.delete()
            if result is not None:
                forget(result)
        gone += 1
    return gone
