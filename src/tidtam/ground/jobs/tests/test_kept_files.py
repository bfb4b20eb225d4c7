"""What becomes of the file that an upload came with: where it may hold personal numbers, no byte of it stays."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.models import File
from tidtam.ground.jobs import worker
from tidtam.ground.jobs.actions import cancel, start
from tidtam.ground.jobs.actions import uploads as actions
from tidtam.ground.jobs.models import Job, Upload, UploadRow
from tidtam.ground.jobs.tests.factories import reread
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, tables
from tidtam.kit.tables import MASK, Column
from tidtam.kit.uploads import kinds

NUMBER = "8000000000013"
UNKNOWN = "8-0000-00000-02-1"  # under a heading that nobody knows
LINES = f"""code,name_th,เลขบัตร,อื่น
40150205,บ้านศุภชัย,{NUMBER},{UNKNOWN}
40150206,บ้านใหม่ {NUMBER},{NUMBER},
99,บ้านไหน,{NUMBER},{UNKNOWN}
"""
GUARDED = LINES.encode()
PLAIN = "code,name_th\n40150205,บ้านศุภชัย\n99,บ้านไหน\n".encode()
DROPPED = gettext("The file itself was discarded because it may hold personal numbers.")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path
    make_area("401502")
    return tmp_path


@pytest.fixture(autouse=True)
def commits(monkeypatch: Any) -> None:
    """What follows a commit happens at once, as it would outside of a test's transaction."""
    monkeypatch.setattr(transaction, "on_commit", lambda work, **_how: work())


@pytest.fixture
def guard(monkeypatch: Any) -> Callable[[], None]:
    """Villages get a protected column, as producers have one."""

    def guard() -> None:
        villages = kinds()["areas.villages"]
        number = Column("number", "เลขบัตร", protected=True)
        monkeypatch.setitem(
            kinds(), "areas.villages", dataclasses.replace(villages, columns=(*villages.columns, number))
        )

    return guard


@pytest.fixture
def guarded(guard: Callable[[], None]) -> None:
    guard()


def send(content: bytes = GUARDED) -> Upload:
    upload = actions.begin("areas.villages", content, name="หมู่บ้าน.csv", by=make_user("province", "40"))
    worker.work_all()
    return reread(upload)


def confirmed(upload: Upload) -> Upload:
    assert actions.confirm(upload, by=upload.owner)
    worker.work_all()
    return reread(upload)


def tidied() -> None:
    job = start("jobs.sweep", by=None)
    worker.work_all()
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error


def on_disk(media: Path) -> bytes:
    return b"".join(path.read_bytes() for path in media.rglob("*") if path.is_file())


def page(upload: Upload) -> str:
    client = Client()
    client.force_login(upload.owner)
    return client.get(upload.get_absolute_url()).content.decode()


def test_no_byte_of_a_personal_number_is_left_once_the_upload_is_done(guarded: None, media: Path) -> None:
    upload = send()
    assert NUMBER.encode() in on_disk(media)
    assert upload.state == "preview"
    upload = confirmed(upload)
    assert (upload.state, upload.file, upload.file_name) == ("done", None, "หมู่บ้าน.csv")
    assert (len(upload.sha256), upload.size) == (64, len(GUARDED))
    assert not File.objects.exists()
    assert on_disk(media) == b""
    rows = str(list(UploadRow.objects.values()))
    assert "บ้านไหน" in rows
    assert MASK in rows
    for number in (NUMBER, UNKNOWN):
        assert number not in rows
        assert number not in str(list(Upload.objects.values()) + list(Entry.objects.values()))
    assert Entry.objects.get(verb="jobs.upload").summary.endswith("หมู่บ้าน.csv")
    assert Entry.objects.filter(verb="files.discard").count() == 1
    assert DROPPED in page(upload)


def test_refused_rows_leave_masked_after_the_file_is_gone(guarded: None) -> None:
    upload = confirmed(send())
    client = Client()
    client.force_login(upload.owner)
    out = client.get(reverse("jobs:refused", args=[upload.pk]))
    columns = [Column("code", "code"), Column("number", "เลขบัตร"), Column("more", "อื่น")]
    (row,) = tables.read(b"".join(out.streaming_content), columns)
    assert (row.values["code"], row.values["number"], row.values["more"]) == ("99", MASK, MASK)
    assert "หมู่บ้าน" in str(client.get(reverse("jobs:uploads")).content.decode())


def test_an_upload_given_up_stopped_or_failed_leaves_no_file_either(guarded: None, media: Path) -> None:
    dropped, stopped = send(), send()
    actions.drop(dropped, by=dropped.owner)
    assert on_disk(media)  # the other one, with the same content, still needs it
    actions.confirm(stopped, by=stopped.owner)
    cancel(reread(stopped).job, by=stopped.owner)
    failed = send(b"just,words\n" + NUMBER.encode() + b",more\n")
    states = [reread(upload).state for upload in (dropped, stopped, failed)]
    assert states == ["cancelled", "cancelled", "failed"]
    assert not Upload.objects.filter(file__isnull=False).exists()
    assert on_disk(media) == b""


def test_a_discarded_file_is_not_read_again_but_asked_for(guarded: None) -> None:
    upload = send(b"just,words\nand,more\n")
    again = reverse("jobs:read_again", args=[upload.pk])
    shown = page(upload)
    assert again not in shown
    assert reverse("jobs:begin", args=["areas.villages"]) in shown
    assert DROPPED in shown
    assert not actions.read_again(upload, by=upload.owner)
    client = Client()
    client.force_login(upload.owner)
    said = client.post(again, follow=True).content.decode()
    assert gettext("The file was discarded; send it again.") in said
    assert reread(upload).state == "failed"


def test_a_kind_without_protected_columns_keeps_its_file_and_says_so(media: Path) -> None:
    upload = confirmed(send(PLAIN))
    assert (upload.state, upload.file.sha256) == ("done", upload.sha256)
    assert on_disk(media) == PLAIN
    shown = page(upload)
    assert gettext("The file itself is kept.") in shown
    assert DROPPED not in shown


def test_a_preview_that_nobody_confirms_ends_after_seven_days(guarded: None, media: Path) -> None:
    old, young = send(), send(PLAIN)
    Job.objects.filter(pk=old.job_id).update(finished_at=clock.now() - timedelta(days=7, minutes=1))
    Job.objects.filter(pk=young.job_id).update(finished_at=clock.now() - timedelta(days=6, hours=23))
    tidied()
    old, young = reread(old), reread(young)
    assert (old.state, old.file, young.state) == ("cancelled", None, "preview")
    assert old.report["error"] in page(old)
    assert on_disk(media) == PLAIN
    assert Entry.objects.filter(verb="jobs.drop", actor="").count() == 1
    assert not actions.confirm(old, by=old.owner)


def test_the_night_takes_files_of_a_kind_that_became_protected(
    guard: Callable[[], None], media: Path
) -> None:
    done, waiting = confirmed(send(PLAIN)), send(PLAIN + b"40150207,x\n")
    tidied()
    assert reread(done).file is not None
    guard()
    tidied()
    assert reread(done).file is None
    assert reread(waiting).file is not None
    assert on_disk(media) == PLAIN + b"40150207,x\n"


def test_the_database_keeps_the_file_of_an_upload_under_way(guarded: None) -> None:
    upload = send()
    with pytest.raises(IntegrityError, match="upload_file_until_over"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(file=None)
