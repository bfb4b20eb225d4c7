"""kill -9 in the middle of a job and of an upload: nothing is half done, and the next worker finishes it."""

import shutil
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from tidtam.ground.jobs.tests.sandbox import Sandbox

ORDERS = DBTaskResult._meta.db_table
WORK = """
from django.db import transaction
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs.registry import job

@job("test.killed", title="killed")
def killed(job):
    with transaction.atomic():
        for number in range(1, 4):
            job.progress(number, 3)
            make_area(f"4{number}")
            if number == 2 and not (HOME / "second").exists():
                (HOME / "in-the-middle").touch()
                time.sleep(60)
        job.seal()
"""
UPLOAD = """
import dataclasses
from tidtam.ground.areas.sheets import plan_villages, write_villages
from tidtam.kit.uploads import kinds, whole

def slow_write(plan, *, by, progress=None):
    def slow(done, total):
        progress(done, total)
        if not (HOME / "second").exists():
            (HOME / "in-the-middle").touch()
            time.sleep(60)
    return write_villages(plan, by=by, progress=slow)

villages = kinds()["areas.villages"]
kinds()["areas.villages"] = dataclasses.replace(villages, begin=whole(plan_villages, slow_write))
"""
WORKER = """
import threading
from tidtam.ground.jobs.worker import run_worker
run_worker(threading.Event(), most_jobs=%d)
"""
ONE_ROUND = """
from tidtam.ground.jobs.reaper import reap
from tidtam.ground.jobs.worker import work_all
reap()
work_all()
"""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sandbox = Sandbox(tmp_path_factory.mktemp("migrated"))
    sandbox.run("from django.core.management import call_command; call_command('migrate', verbosity=0)")
    return sandbox.home


@pytest.fixture
def sandbox(migrated: Path, tmp_path: Path) -> Sandbox:
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    return Sandbox(tmp_path)


def test_a_job_killed_in_mid_transaction_is_done_by_the_next_worker(sandbox: Sandbox) -> None:
    sandbox.run(WORK + "from tidtam.ground.jobs.actions import start; start('test.killed', by=None)")
    sandbox.kill_when(WORK + WORKER % 9, "in-the-middle")
    assert sandbox.rows("select state, attempts from jobs_job where kind = 'test.killed'") == [("running", 1)]
    assert sandbox.rows("select code from areas_area") == []
    (sandbox.home / "second").touch()
    sandbox.run(WORK + ONE_ROUND)
    assert sandbox.rows("select state, attempts, done from jobs_job where kind = 'test.killed'") == [
        ("done", 2, 3)
    ]
    assert sandbox.rows("select code from areas_area order by code") == [("",), ("41",), ("42",), ("43",)]
    assert sandbox.rows(f"select count(*) from {ORDERS} where status = 'RUNNING'") == [(0,)]


def test_an_upload_killed_while_writing_is_written_whole_by_the_next_worker(sandbox: Sandbox) -> None:
    lines = [f"40150{2 + number // 90}{number % 90 + 1:02},บ้านทดสอบ{number}" for number in range(600)]
    (sandbox.home / "villages.csv").write_text("code,name_th\n" + "\n".join(lines), encoding="utf-8")
    sandbox.run(
        UPLOAD
        + """
from tidtam.ground.areas.tests.factories import make_khonkaen
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.jobs.actions import uploads
make_khonkaen()
uploads.begin("areas.villages", HOME / "villages.csv", name="villages.csv", by=make_user("province", "40"))
"""
        + ONE_ROUND
        + """
from tidtam.ground.jobs.models import Upload
upload = Upload.objects.select_related("owner").get()
assert (upload.state, upload.new, upload.refused) == ("preview", 600, 0), (upload.state, upload.report)
assert uploads.confirm(upload, by=upload.owner)
"""
    )
    villages = "select count(*) from areas_area where length(code) = 8"
    sandbox.kill_when(UPLOAD + WORKER % 1, "in-the-middle")
    assert sandbox.rows(villages) == [(0,)]
    assert sandbox.rows("select state from jobs_upload") == [("writing",)]
    (sandbox.home / "second").touch()
    sandbox.run(UPLOAD + ONE_ROUND)
    assert sandbox.rows(villages) == [(600,)]
    assert sandbox.rows("select state from jobs_upload") == [("done",)]
    assert sandbox.rows("select state, attempts from jobs_job where kind = 'jobs.write'") == [("done", 2)]
    assert sandbox.rows("select count(*) from trail_entry where verb = 'jobs.upload'") == [(1,)]
