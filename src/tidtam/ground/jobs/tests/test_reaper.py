"""What killed workers leave is taken up exactly once; the loop that does it shows that it lives."""

import fcntl
import threading
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from tidtam.ground.jobs import attempts, board, queries, reaper, worker
from tidtam.ground.jobs.models import Job, Worker
from tidtam.ground.jobs.running import Superseded
from tidtam.ground.jobs.tests.factories import make_job, make_kind, reread
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry

ROOM = 1 << 40  # the process that runs the tests may have grown large by others

pytestmark = pytest.mark.django_db

State = Job.State


def die_at_work(job: Job) -> None:
    """The job as a killed worker leaves it: taken, and nobody behind it."""
    DBTaskResult.objects.filter(pk=job.task).update(status="RUNNING", started_at=Now())
    assert attempts._take(job.pk) is not None
    Job.objects.filter(pk=job.pk).update(beat_at=Now() - 2 * board.STALE)


def test_a_job_whose_worker_was_killed_is_taken_up_once(monkeypatch: Any) -> None:
    done = []
    make_kind(monkeypatch, done.append)
    job = make_job()
    die_at_work(job)
    stale = reread(job)
    assert reaper.reap() == 1
    assert not reaper._reap(stale)  # another worker's reaper, a moment later
    worker.work_all()
    assert len(done) == 1
    assert (reread(job).state, reread(job).attempts) == (State.DONE, 2)
    assert not DBTaskResult.objects.filter(status="RUNNING").exists()


def test_a_job_that_kills_every_worker_is_given_up(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None, attempts=1)
    job = make_job()
    die_at_work(job)
    assert reaper.reap() == 1
    assert reread(job).state == State.FAILED
    assert "1" in reread(job).error


def test_a_job_that_was_to_be_stopped_when_its_worker_died_is_not_done(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None)
    job = make_job()
    die_at_work(job)
    Job.objects.update(cancel_requested=True)
    reaper.reap()
    assert reread(job).state == State.CANCELLED


def test_a_job_that_is_being_done_is_left_alone(monkeypatch: Any) -> None:
    found = []

    def work(job: Any) -> None:
        found.append((reaper.reap(), board.is_alive(job.job)))

    make_kind(monkeypatch, work)
    make_job()
    worker.work_all()
    assert found == [(0, True)]


def test_an_order_lost_between_worker_and_job_is_given_again(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None)
    job = make_job()
    DBTaskResult.objects.update(status="RUNNING", started_at=Now() - 2 * reaper.ON_ITS_WAY)
    assert not worker.work_once()
    assert reaper.reap() == 1
    worker.work_all()
    assert reread(job).state == State.DONE


def test_an_attempt_that_was_replaced_leaves_nothing(monkeypatch: Any) -> None:
    def work(job: Any) -> None:
        with transaction.atomic():
            make_user(username="of-the-old-attempt")
            Job.objects.filter(pk=job.job.pk).update(run=uuid.uuid4())  # the reaper thought it dead
            with pytest.raises(Superseded):
                job.seal()
            transaction.set_rollback(True)
        raise Superseded

    make_kind(monkeypatch, work)
    job = make_job()
    worker.work_all()
    assert reread(job).state == State.RUNNING
    assert not Entry.objects.filter(actor_label="of-the-old-attempt").exists()


def test_nobody_takes_a_job_whose_board_is_held(monkeypatch: Any) -> None:
    done = []
    monkeypatch.setattr(board, "_by_file", lambda: True)
    make_kind(monkeypatch, done.append)
    job = make_job()
    path = board._path(job.pk)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        attempts.attempt(job.pk)
    assert done == []
    assert reread(job).state == State.QUEUED


@pytest.mark.django_db(transaction=True)
def test_a_worker_shows_itself_and_makes_room_for_a_fresh_one(monkeypatch: Any) -> None:
    seen = []
    make_kind(monkeypatch, lambda job: seen.append(queries.worker_seen()))
    for _more in range(3):
        make_job()
    assert queries.worker_seen() is None
    assert worker.run_worker(threading.Event(), most_jobs=2, most_memory=ROOM) == 2
    assert seen == [0.0, 0.0]
    assert queries.worker_seen() is None
    assert worker.run_worker(threading.Event(), most_memory=1) == 0
    assert Job.objects.filter(state=State.QUEUED, kind="test.work").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_ends_after_its_job(monkeypatch: Any) -> None:
    stop = threading.Event()
    make_kind(monkeypatch, lambda job: stop.set())
    first, _second = make_job(), make_job()
    assert worker.run_worker(stop, most_memory=ROOM) == 1
    assert reread(first).state == State.DONE


def test_an_idle_worker_was_seen_a_moment_ago() -> None:
    Worker.objects.bulk_create([Worker(place="test:1", seen_at=Now() - timedelta(seconds=30))])
    assert queries.worker_seen() == pytest.approx(30, abs=10)
