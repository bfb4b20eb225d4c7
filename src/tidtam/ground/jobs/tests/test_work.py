"""Background work: ordered with its transaction, done once, tried again, stopped."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import get_language
from django_tasks_db.models import DBTaskResult

from tidtam.ground.files.actions import store
from tidtam.ground.jobs import attempts, board, orders, schedule, worker
from tidtam.ground.jobs.actions import cancel, retry
from tidtam.ground.jobs.models import Job
from tidtam.ground.jobs.tests.factories import make_job, make_kind, reread
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db

State = Job.State


def test_work_is_done_with_its_result_and_link(monkeypatch: Any) -> None:
    def work(job: Any) -> Any:
        job.progress(2, 5, "อ่านแถว")
        job.link = "/desk/areas/"
        return store(b"a,b\n", name="ผล.csv", by=job.owner)

    make_kind(monkeypatch, work)
    user = make_user()
    job = make_job(user, area="40", payload={"n": 1}, title="นำเข้า")
    assert worker.work_all() == 1
    job = reread(job)
    assert (job.state, job.attempts, job.link, job.run) == (State.DONE, 1, "/desk/areas/", None)
    assert (job.done, job.total, job.note) == (2, 5, "อ่านแถว")
    assert job.result.name == "ผล.csv"
    assert Entry.objects.filter(verb="jobs.start", area="40", actor=str(user.pk)).exists()


def test_an_order_goes_with_its_transaction(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None)
    with transaction.atomic():
        make_job()
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_work_speaks_its_owners_language(monkeypatch: Any) -> None:
    heard = []
    make_kind(monkeypatch, lambda job: heard.append(get_language()))
    make_job(make_user(language="en"))
    make_job(None)
    worker.work_all()
    assert heard == ["en", "th"]


def test_what_goes_wrong_is_tried_again_later_and_then_given_up(monkeypatch: Any) -> None:
    given_up = []

    def work(job: Any) -> None:
        raise RuntimeError("โต๊ะข้างใน")

    make_kind(monkeypatch, work, attempts=2, given_up=given_up.append)
    job = make_job()
    worker.work_all()
    job = reread(job)
    assert (job.state, job.attempts, job.run) == (State.QUEUED, 1, None)
    assert DBTaskResult.objects.get(pk=job.task).run_after > datetime.now(UTC)
    DBTaskResult.objects.update(run_after=Now())
    worker.work_all()
    job = reread(job)
    assert (job.state, job.attempts) == (State.FAILED, 2)
    assert str(job.pk)[:8] in job.error
    assert "โต๊ะ" not in job.error
    assert [one.pk for one in given_up] == [job.pk]


def test_each_wait_is_longer_than_the_last_up_to_ten_minutes() -> None:
    waits = [orders.back_off(attempt) for attempt in range(1, 8)]
    assert waits[:3] == [timedelta(seconds=5), timedelta(seconds=20), timedelta(seconds=80)]
    assert waits[-1] == timedelta(minutes=10)


def test_a_problem_of_the_owners_is_told_at_once(monkeypatch: Any) -> None:
    def work(job: Any) -> None:
        raise ValidationError("ไฟล์นี้ไม่มีคอลัมน์รหัส")

    make_kind(monkeypatch, work)
    job = make_job()
    worker.work_all()
    job = reread(job)
    assert (job.state, job.attempts, job.error) == (State.FAILED, 1, "ไฟล์นี้ไม่มีคอลัมน์รหัส")


def test_work_that_no_room_knows_any_more_fails_with_a_sentence(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None)
    job = make_job()
    monkeypatch.undo()
    worker.work_all()
    assert reread(job).state == State.FAILED
    assert reread(job).error


def test_a_waiting_job_is_cancelled_at_once(monkeypatch: Any) -> None:
    done = []
    make_kind(monkeypatch, done.append)
    job = make_job()
    cancel(job, by=make_user())
    worker.work_all()
    assert reread(job).state == State.CANCELLED
    assert done == []


@pytest.mark.django_db(transaction=True)
def test_a_running_job_stops_at_its_next_word_and_undoes_what_it_wrote(monkeypatch: Any) -> None:
    monkeypatch.setattr(board, "BEAT_SECONDS", 0.05)
    user = make_user()

    def work(job: Any) -> None:
        with transaction.atomic():
            make_user(username="written-by-the-job")
            board.tell_to_stop(job.job)
            if connection.vendor != "sqlite":
                _from_another_connection(job.job)
            for step in range(1000):
                job.progress(step, 1000)
                __import__("time").sleep(0.01)

    make_kind(monkeypatch, work)
    job = make_job(user)
    worker.work_all()
    assert reread(job).state == State.CANCELLED
    assert not type(user).objects.filter(username="written-by-the-job").exists()


def _from_another_connection(job: Job) -> None:
    import threading

    def ask() -> None:
        Job.objects.filter(pk=job.pk).update(cancel_requested=True)
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()


def test_a_job_that_is_over_is_not_cancelled(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None)
    job = make_job()
    worker.work_all()
    cancel(reread(job), by=None)
    assert reread(job).state == State.DONE


def test_a_failed_job_can_be_ordered_again_from_its_beginning(monkeypatch: Any) -> None:
    goes_well = []

    def work(job: Any) -> None:
        if not goes_well:
            raise ValidationError("ยังไม่พร้อม")

    make_kind(monkeypatch, work)
    job = make_job()
    worker.work_all()
    goes_well.append(True)
    retry(reread(job), by=None)
    worker.work_all()
    assert (reread(job).state, reread(job).attempts, reread(job).error) == (State.DONE, 1, "")


def test_two_deliveries_of_one_job_do_it_once(monkeypatch: Any) -> None:
    done = []
    make_kind(monkeypatch, done.append)
    job = make_job()
    orders.order(job)
    worker.work_all()
    attempts.attempt(job.pk)
    assert len(done) == 1


def test_a_sealed_job_is_done_together_with_what_it_wrote(monkeypatch: Any) -> None:
    def work(job: Any) -> None:
        with transaction.atomic():
            job.progress(3, 3)
            job.seal()
        assert reread(job.job).state == State.DONE

    make_kind(monkeypatch, work)
    job = make_job()
    worker.work_all()
    assert (reread(job).state, reread(job).done) == (State.DONE, 3)


def test_daily_work_starts_once_a_day_after_its_hour(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: None, "test.daily", daily=time(3, 0))
    bangkok_two, bangkok_four = (datetime(2018, 7, 26, hour, 30, tzinfo=UTC) for hour in (19, 21))

    def daily() -> int:
        return Job.objects.filter(kind="test.daily").count()

    with clock.frozen(bangkok_two):
        schedule.start_due()
        assert daily() == 0
    with clock.frozen(bangkok_four):
        schedule.start_due()
        schedule.start_due()
        assert daily() == 1
    with clock.frozen(bangkok_four + timedelta(days=1)):
        schedule.start_due()
        assert daily() == 2
