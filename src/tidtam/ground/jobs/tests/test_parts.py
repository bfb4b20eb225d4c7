"""An upload that is planned and written part by part: the same preview, the same all or nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs import previews, uploads, worker
from tidtam.ground.jobs.actions import uploads as actions
from tidtam.ground.jobs.models import Upload
from tidtam.ground.jobs.tests.factories import reread
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.actor import Actor
from tidtam.kit.tables import MASK, Column, Row
from tidtam.kit.uploads import CellChange, Plan, Progress, Remark, RowChange, UploadKind, kinds

pytestmark = pytest.mark.django_db

COLUMNS = [
    Column("code", "รหัส", "code", required=True),
    Column("name", "ชื่อ", required=True, example="บ้านหัวขัว"),
    Column("secret", "เลข", "code", digits=4, protected=True),
]
LINES = ["40150201,ก,1234", "40150202,ข,", "40150203,,9", "40150204,ง,12345", "40150205,จ,1111"]


class Names:
    """Names of areas, three at a time; the finish is recorded."""

    finished: list[int] = []

    def __init__(self, by: Actor | None) -> None:
        self.written = 0
        self.payload: list[tuple[str, str]] = []

    def plan(self, rows: Iterable[Row]) -> Plan:
        plan = Plan(payload=[])
        for row in rows:
            if row.refusals:
                plan.refusals += row.refusals
                continue
            code, name = row.values["code"], row.values["name"]
            known = Area.objects.filter(code=code).first()
            if known and known.name_th == name:
                plan.unchanged += 1
                continue
            warnings = (Remark(row.number, "ชื่อ", name, "ชื่อสั้นผิดปกติ"),) if len(name) == 1 else ()
            cells = (CellChange("ชื่อ", known.name_th, name),) if known else ()
            plan.changes.append(RowChange(row.number, code, name, known is None, cells, warnings))
            plan.payload.append((code, name))
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        for code, name in plan.payload:
            Area.objects.filter(code=code).delete()
            make_area(code, name)
            self.written += 1

    def finish(self) -> None:
        Names.finished.append(self.written)

    def close(self) -> None:
        """Nothing is held."""


def out(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    for area in Area.objects.filter(level=8).order_by("code"):
        if area.code.startswith(tuple(areas)):
            yield area.code, area.name_th, ""


@pytest.fixture(autouse=True)
def kind(tmp_path: Path, settings: Any, monkeypatch: Any) -> UploadKind:
    settings.MEDIA_ROOT = tmp_path
    make_area("401502")
    made = UploadKind("test.names", "ชื่อ", COLUMNS, begin=Names, rows=out, part=2)
    monkeypatch.setitem(kinds(), made.code, made)
    Names.finished = []
    return made


@pytest.fixture
def send() -> Callable[..., Upload]:
    def send(lines: Sequence[str] = LINES) -> Upload:
        content = "\n".join(["รหัส,ชื่อ,เลข", *lines]).encode()
        upload = actions.begin("test.names", content, name="ชื่อ.csv", by=make_user("province", "40"))
        worker.work_all()
        return reread(upload)

    return send


def confirmed(upload: Upload) -> Upload:
    assert actions.confirm(upload, by=upload.owner)
    worker.work_all()
    return reread(upload)


def test_parts_make_one_preview_and_write_nothing(send: Callable[..., Upload]) -> None:
    upload = send()
    assert (upload.state, upload.new, upload.refused) == ("preview", 3, 2)
    assert [row.number for row in upload.rows.order_by("number")] == [2, 3, 4, 5, 6]
    assert Area.objects.filter(level=8).count() == 0


def test_all_parts_are_written_once_confirmed_and_finished_once(send: Callable[..., Upload]) -> None:
    assert confirmed(send()).state == "done"
    assert Area.objects.filter(level=8).count() == 3
    assert Names.finished == [3]


def test_the_same_file_again_changes_nothing(send: Callable[..., Upload]) -> None:
    confirmed(send())
    again = confirmed(send())
    assert (again.state, again.new, again.changed, again.unchanged) == ("done", 0, 0, 3)
    assert Names.finished == [3]


def test_what_moved_since_the_preview_undoes_the_parts_already_written(send: Callable[..., Upload]) -> None:
    upload = send()
    make_area("40150205", "อื่น")
    upload = confirmed(upload)
    assert (upload.state, upload.report["moved"]) == ("preview", True)
    assert (upload.new, upload.changed) == (2, 1)
    assert Area.objects.filter(level=8).count() == 1
    assert confirmed(upload).state == "done"


def test_a_protected_cell_is_in_no_row_of_the_preview(send: Callable[..., Upload]) -> None:
    upload = send()
    kept = {row.number: row for row in upload.rows.all()}
    assert kept[2].cells == ["40150201", "ก", MASK]
    assert kept[5].refusals[0][1] == MASK
    for secret in ("1234", "12345", "1111"):
        assert not any(secret in str((row.cells, row.refusals, row.changes)) for row in kept.values())


def test_what_should_be_looked_at_stands_in_the_preview_and_its_filter(send: Callable[..., Upload]) -> None:
    upload = send()
    client = Client()
    client.force_login(upload.owner)
    page = client.get(upload.get_absolute_url(), {"state": "warned"}).content.decode()
    group, _head, rows = page.partition('<section class="panel list"')
    assert upload.report["warned"] == 3
    assert group.count("ชื่อสั้นผิดปกติ") == rows.count("ข้อสังเกต: ชื่อสั้นผิดปกติ") == 3


def test_the_group_of_what_to_look_at_leads_on_to_all_of_it(
    send: Callable[..., Upload], monkeypatch: Any
) -> None:
    monkeypatch.setattr(previews, "REMARKS_SHOWN", 2)
    upload = send()
    client = Client()
    client.force_login(upload.owner)
    page = client.get(upload.get_absolute_url()).content.decode()
    group, _head, _rows = page.partition('<section class="panel list"')
    assert group.count("ชื่อสั้นผิดปกติ") == 2
    assert 'href="?state=warned"' in group
    assert "ชื่อสั้น" not in client.get(send(LINES[1:3]).get_absolute_url()).content.decode().partition("list")[0]


def test_the_sheet_comes_back_with_its_remarks_and_can_be_sent_again(send: Callable[..., Upload]) -> None:
    upload = send()
    client = Client()
    client.force_login(upload.owner)
    content = b"".join(client.get(reverse("jobs:remarked", args=[upload.pk])).streaming_content)
    sheet = tables.read(content, COLUMNS)
    rows = [[*row.cells, *[""] * (5 - len(row.cells))] for row in sheet]
    assert (sheet.labels, len(sheet.ignored)) == (("รหัส", "ชื่อ", "เลข", *sheet.ignored), 2)
    assert [bool(row[4]) for row in rows] == [True, True, False, False, True]
    assert [bool(row[3]) for row in rows] == [False, False, True, True, False]
    lines = [",".join([row[0], "บ้านใหม่", "", *row[3:]]) for row in rows]
    again = send(lines)
    assert (again.new, again.refused, again.report["warned"]) == (5, 0, 0)


def test_refused_rows_leave_as_the_same_sheet_and_come_back_mended(send: Callable[..., Upload]) -> None:
    upload = send()
    client = Client()
    client.force_login(upload.owner)
    content = b"".join(client.get(reverse("jobs:refused", args=[upload.pk])).streaming_content)
    sheet = tables.read(content, COLUMNS)
    assert sheet.labels[:3] == ("รหัส", "ชื่อ", "เลข")
    assert len(sheet.ignored) == 1
    assert [(row.values.get("code"), row.cells[2]) for row in sheet] == [
        ("40150203", MASK),
        ("40150204", MASK),
    ]
    mended = send([f"{code},ใหม่,,เหตุผลเดิม" for code in ("40150203", "40150204")])
    assert (mended.new, mended.refused) == (2, 0)


def test_what_the_register_holds_leaves_in_the_same_columns(
    send: Callable[..., Upload], kind: UploadKind
) -> None:
    upload = confirmed(send())
    client = Client()
    client.force_login(upload.owner)
    for form in ("xlsx", "csv"):
        response = client.get(reverse("jobs:export", args=["test.names"]), {"format": form})
        content = b"".join(response.streaming_content)
        plans = list(uploads.plans(kind, tables.read(content, COLUMNS), by=None))
        assert sum(plan.unchanged for plan in plans) == 3
    client.force_login(make_user("province", "41"))
    response = client.get(reverse("jobs:export", args=["test.names"]))
    assert list(tables.read(b"".join(response.streaming_content), COLUMNS)) == []
    page = client.get(reverse("jobs:begin", args=["test.names"])).content.decode()
    assert reverse("jobs:export", args=["test.names"]) in page


def test_a_kind_that_has_nothing_to_give_has_no_export(monkeypatch: Any, kind: UploadKind) -> None:
    monkeypatch.setitem(kinds(), "test.in", UploadKind("test.in", "เข้า", COLUMNS, begin=Names))
    client = Client()
    client.force_login(make_user("province", "40"))
    assert client.get(reverse("jobs:export", args=["test.in"])).status_code == 404
    assert (
        reverse("jobs:export", args=["test.in"])
        not in client.get(reverse("jobs:begin", args=["test.in"])).content.decode()
    )


def test_refusals_beyond_what_is_kept_are_counted(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(uploads, "REFUSALS_KEPT", 1)
    report = uploads.run("test.names", "\n".join(["รหัส,ชื่อ,เลข", *LINES]).encode(), None, check=True)
    assert (report.refused, len(report.refusals), report.left_out) == (2, 1, 1)
    assert report.json()["refusals_left_out"] == 1
