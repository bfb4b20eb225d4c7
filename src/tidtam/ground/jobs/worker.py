"""The worker: takes one job after another until it is told to stop or has grown too large."""

import logging
import os
import resource
import socket
import sys
import threading
import time
import uuid

from django.db import DatabaseError, OperationalError, close_old_connections
from django.db.models.functions import Now
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from tidtam.ground.jobs import models
from tidtam.ground.jobs.reaper import reap
from tidtam.ground.jobs.schedule import start_due

log = logging.getLogger(__name__)

MOST_JOBS = 200
MOST_MEMORY = 512 * 1024 * 1024
IDLE_SECONDS = 1.0
ROUND_SECONDS = 10.0


def run_worker(
    stop: threading.Event,
    *,
    most_jobs: int = MOST_JOBS,
    most_memory: int = MOST_MEMORY,
    idle: float = IDLE_SECONDS,
) -> int:
    """Work until `stop`; a job under way is finished first. How many jobs were done.

    Returns by itself after `most_jobs`, or when the process has ever held `most_memory` bytes: whoever
    started it starts a fresh one.
    """
    me = models.Worker(place=f"{socket.gethostname()}:{os.getpid()}")
    done, next_round = 0, 0.0
    try:
        while not stop.is_set() and done < most_jobs and memory_peak() < most_memory:
            close_old_connections()
            try:
                if time.monotonic() >= next_round:
                    _go_round(me)
                    next_round = time.monotonic() + ROUND_SECONDS
                worked = work_once(str(me.pk))
            except OperationalError as error:
                if not is_locked_database_exception(error):
                    raise
                worked = False
            done += worked
            if not worked:
                stop.wait(idle)
    finally:
        _leave(me)
    return done


def work_once(worker_id: str = "") -> bool:
    """Do the first job that waits; False when there is none."""
    waiting = DBTaskResult.objects.ready().filter(backend_name="default")
    if not waiting.exists():  # asked without a lock: an idle worker must not be a writer
        return False
    worker_id = worker_id or str(uuid.uuid4())
    with exclusive_transaction():
        order = waiting.get_locked()
        if order is None:
            return False
        order.claim(worker_id)
    _runner(worker_id).run_task(order)
    return True


def work_all() -> int:
    """Do everything that waits, then return; for the shell, the demo and tests."""
    done = 0
    while work_once():
        done += 1
    return done


def memory_peak() -> int:
    """Bytes that this process has held at most; on Linux since its program began, for what is inherited of a large
    parent's is no memory of ours."""
    try:
        with open("/proc/self/status", encoding="ascii") as told:
            return next(int(line.split()[1]) * 1024 for line in told if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _go_round(me: models.Worker) -> None:
    """Show that we live, take up what others have dropped, start what the day asks for."""
    if not models.Worker.objects.filter(pk=me.pk).update(seen_at=Now()):
        models.Worker.objects.bulk_create([models.Worker(pk=me.pk, place=me.place, seen_at=Now())])
    reap()
    start_due()


def _leave(me: models.Worker) -> None:
    try:
        models.Worker.objects.filter(pk=me.pk).delete()
    except DatabaseError:
        log.warning("The worker could not sign off")


def _runner(worker_id: str) -> TaskRunner:
    """django_tasks_db's own way of doing one task, without its loop."""
    return TaskRunner(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
