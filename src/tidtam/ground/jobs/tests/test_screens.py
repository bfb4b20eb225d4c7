"""The screens of jobs and uploads: who sees what, that each state shows itself, and how much is asked."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store
from tidtam.ground.jobs import worker
from tidtam.ground.jobs.actions import uploads as actions
from tidtam.ground.jobs.models import Job, Upload
from tidtam.ground.jobs.tests.factories import make_job, make_kind, reread
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.tables import Column
from tidtam.kit.uploads import kinds

pytestmark = pytest.mark.django_db

VILLAGES = "code,name_th\n40150205,บ้านศุภชัย\n99,บ้าน<b>ไหน</b>\n".encode()


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_area("401502")


@pytest.fixture
def kind(monkeypatch: Any) -> None:
    make_kind(monkeypatch, lambda job: store(b"a,b\n", name="ผล.csv", by=None))


def seen_by(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def an_upload(user: User, content: bytes = VILLAGES) -> Upload:
    upload = actions.begin("areas.villages", content, name="หมู่บ้าน.csv", by=user)
    worker.work_all()
    return reread(upload)


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, name
    return response.content.decode()


def test_strangers_are_sent_to_log_in(kind: None) -> None:
    user = make_user("province", "40")
    job, upload = make_job(user), an_upload(user)
    client = Client()
    for name, args in [
        *[(f"jobs:{name}", [job.pk]) for name in ("job", "progress", "result")],
        *[(f"jobs:{name}", [upload.pk]) for name in ("upload", "refused")],
        *[("jobs:list", []), ("jobs:uploads", []), ("jobs:begin", ["areas.villages"])],
        ("jobs:template", ["areas.villages"]),
    ]:
        response = client.get(reverse(name, args=args))
        assert response.status_code == 302, name
        assert "/accounts/login/" in response["Location"]


def test_another_districts_officer_finds_nothing(kind: None) -> None:
    owner, other = make_user("district", "4015"), make_user("district", "4025")
    job, upload = make_job(owner, area="4015"), an_upload(owner)
    client = seen_by(other)
    for name in ("job", "progress", "result"):
        assert client.get(reverse(f"jobs:{name}", args=[job.pk])).status_code == 404
    for name in ("upload", "refused"):
        assert client.get(reverse(f"jobs:{name}", args=[upload.pk])).status_code == 404
    for name, pk in [("cancel", job.pk), ("retry", job.pk), ("confirm", upload.pk), ("drop", upload.pk)]:
        assert client.post(reverse(f"jobs:{name}", args=[pk])).status_code == 404
    assert "หมู่บ้าน.csv" not in page(client, "jobs:uploads")
    assert reread(upload).state == "preview"


def test_the_province_sees_its_districts_work_and_may_stop_it(kind: None) -> None:
    job = make_job(make_user("district", "4015"), area="4015", title="งานของอำเภอ")
    client = seen_by(make_user("province", "40"))
    assert "งานของอำเภอ" in page(client, "jobs:list")
    assert "งานของอำเภอ" in page(client, "jobs:job", job.pk)
    client.post(reverse("jobs:cancel", args=[job.pk]))
    assert reread(job).state == Job.State.CANCELLED


def test_an_auditor_sees_work_but_neither_stops_it_nor_takes_its_result(kind: None) -> None:
    job = make_job(make_user("district", "4015"), area="4015")
    worker.work_all()
    client = seen_by(make_user("auditor", "40"))
    assert reverse("jobs:result", args=[job.pk]) not in page(client, "jobs:job", job.pk)
    assert client.get(reverse("jobs:result", args=[job.pk])).status_code == 404
    assert client.post(reverse("jobs:cancel", args=[job.pk])).status_code == 404


def test_who_may_import_nowhere_is_not_asked_for_files() -> None:
    client = seen_by(make_user("executive", "40"))
    assert client.get(reverse("jobs:begin", args=["areas.villages"])).status_code == 403
    assert client.get(reverse("jobs:begin", args=["no.such"])).status_code == 404


def test_a_job_is_followed_from_its_order_to_its_result(kind: None) -> None:
    user = make_user("district", "4015")
    job = make_job(user, area="4015")
    client = seen_by(user)
    address = reverse("jobs:progress", args=[job.pk])
    assert f'data-follow="{address}"' in page(client, "jobs:job", job.pk)
    said = client.get(address)
    assert said.json()["state"] == "queued"
    assert said["Cache-Control"] == "private, no-store"
    worker.work_all()
    assert client.get(address).json()["over"] is True
    assert "data-follow" not in page(client, "jobs:job", job.pk)
    result = client.get(reverse("jobs:result", args=[job.pk]))
    assert b"".join(result.streaming_content) == b"a,b\n"


def test_a_failed_job_says_why_and_can_be_tried_again(monkeypatch: Any) -> None:
    def work(job: Any) -> None:
        raise tables.TableProblem("ไฟล์ว่าง")

    make_kind(monkeypatch, work)
    user = make_user("district", "4015")
    job = make_job(user)
    worker.work_all()
    client = seen_by(user)
    shown = page(client, "jobs:job", job.pk)
    assert "ไฟล์ว่าง" in shown
    assert reverse("jobs:retry", args=[job.pk]) in shown
    client.post(reverse("jobs:retry", args=[job.pk]))
    assert reread(job).state == Job.State.QUEUED


def test_a_file_goes_from_the_form_through_the_preview_into_the_register() -> None:
    user = make_user("province", "40")
    client = seen_by(user)
    assert reverse("jobs:begin", args=["areas.villages"]) in page(client, "jobs:uploads")
    begin = reverse("jobs:begin", args=["areas.villages"])
    page(client, "jobs:begin", "areas.villages")
    sent = client.post(begin, {"file": SimpleUploadedFile("หมู่บ้าน.csv", VILLAGES)})
    upload = Upload.objects.get()
    assert sent["Location"] == upload.get_absolute_url()
    assert "data-follow" in page(client, "jobs:upload", upload.pk)
    worker.work_all()
    preview = page(client, "jobs:upload", upload.pk)
    assert "บ้านศุภชัย" in preview
    assert "<b>ไหน</b>" not in preview
    assert reverse("jobs:confirm", args=[upload.pk]) in preview
    client.post(reverse("jobs:confirm", args=[upload.pk]))
    worker.work_all()
    assert reverse("jobs:confirm", args=[upload.pk]) not in page(client, "jobs:upload", upload.pk)
    assert reread(upload).state == "done"


def test_a_file_that_is_none_stands_as_an_error_at_the_field() -> None:
    client = seen_by(make_user("province", "40"))
    begin = reverse("jobs:begin", args=["areas.villages"])
    for file in (SimpleUploadedFile("a.xlsx", b"MZ" + bytes(50)), SimpleUploadedFile("a.csv", b"")):
        response = client.post(begin, {"file": file})
        assert response.status_code == 200
        assert response.context["form"].errors["file"]
    assert not Upload.objects.exists()


def test_refused_rows_leave_with_their_reasons_and_the_template_with_its_headings() -> None:
    user = make_user("province", "40")
    client, upload = seen_by(user), an_upload(user)
    columns = [Column("code", "code"), Column("why", gettext("Why it was refused"))]
    refused = client.get(reverse("jobs:refused", args=[upload.pk]))
    (row,) = tables.read(b"".join(refused.streaming_content), columns)
    assert row.values["code"] == "99"
    assert row.values["why"]
    empty = client.get(reverse("jobs:template", args=["areas.villages"]))
    expected = kinds()["areas.villages"].columns
    sheet = tables.read(b"".join(empty.streaming_content), expected)
    assert sheet.found == {column.key for column in expected}
    assert list(sheet) == []


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_an_upload_that_is_over_can_be_read_again_by_its_owner_only(state: str) -> None:
    user = make_user("province", "40")
    upload = an_upload(user)
    Upload.objects.update(state=state)
    again = reverse("jobs:read_again", args=[upload.pk])
    assert again in page(seen_by(user), "jobs:upload", upload.pk)
    colleague = seen_by(make_user("province", "40"))
    assert again not in page(colleague, "jobs:upload", upload.pk)
    assert colleague.post(again).status_code == 404


@pytest.mark.parametrize("name", ["jobs:list", "jobs:uploads"])
def test_a_list_asks_the_same_for_one_row_and_for_three(kind: None, name: str) -> None:
    user = make_user("province", "40")
    client = seen_by(user)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(client, name)
        return len(asked)

    an_upload(user)
    one = queries()
    for _more in range(2):
        an_upload(user)
    assert queries() == one <= 20


def test_the_preview_asks_the_same_for_few_rows_and_many() -> None:
    user = make_user("province", "40")
    client = seen_by(user)
    asked = []
    for rows in (1, 30):
        lines = "".join(f"401502{number:02},บ้านทดสอบ{number}\n" for number in range(1, rows + 1))
        upload = an_upload(user, f"code,name_th\n{lines}".encode())
        with CaptureQueriesContext(connection) as queries:
            page(client, "jobs:upload", upload.pk)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_lists_leave_as_spreadsheets_without_markup(form: str) -> None:
    user = make_user("province", "40")
    client, upload = seen_by(user), an_upload(user)
    for address in (reverse("jobs:list"), reverse("jobs:uploads"), upload.get_absolute_url()):
        content = b"".join(client.get(address, {"format": form}).streaming_content)
        assert b"<li>" not in content
        assert content
