"""An upload: previewed by differences, written whole once confirmed, and never twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import FileProblem
from tidtam.ground.jobs import uploads, worker
from tidtam.ground.jobs.actions import cancel
from tidtam.ground.jobs.actions import uploads as actions
from tidtam.ground.jobs.models import Job, Upload
from tidtam.ground.jobs.tests.factories import reread
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit.access import common_area
from tidtam.kit.tables import TableProblem

pytestmark = pytest.mark.django_db

VILLAGES = "code,name_th\n40150205,บ้านศุภชัย\n40150206,บ้านใหม่\n99,บ้านไหน\n".encode()


@pytest.fixture(autouse=True)
def register(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_area("401502")


@pytest.fixture
def send() -> Callable[..., Upload]:
    def send(content: bytes = VILLAGES, *, area: str = "40", name: str = "หมู่บ้าน.csv") -> Upload:
        upload = actions.begin("areas.villages", content, name=name, by=make_user("province", area))
        worker.work_all()
        return reread(upload)

    return send


def villages() -> dict[str, str]:
    return dict(Area.objects.filter(level=8).values_list("code", "name_th"))


def confirmed(upload: Upload) -> Upload:
    assert actions.confirm(upload, by=upload.owner)
    worker.work_all()
    return reread(upload)


def test_a_preview_says_what_would_be_and_writes_nothing(send: Callable[..., Upload]) -> None:
    upload = send()
    assert (upload.state, upload.new, upload.changed, upload.refused) == ("preview", 2, 0, 1)
    assert villages() == {}
    (refused,) = upload.rows.filter(state="refused")
    assert (refused.number, refused.cells) == (4, ["99", "บ้านไหน"])
    assert "99" in refused.refusals[0][1]


def test_a_confirmed_upload_is_written_with_its_trail(send: Callable[..., Upload]) -> None:
    upload = confirmed(send())
    assert upload.state == "done"
    assert villages() == {"40150205": "บ้านศุภชัย", "40150206": "บ้านใหม่"}
    entry = Entry.objects.get(verb="jobs.upload")
    assert (entry.detail["new"], entry.detail["refused"], entry.area) == (2, 1, "40")


def test_the_same_file_again_changes_nothing(send: Callable[..., Upload]) -> None:
    confirmed(send())
    again = send()
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert confirmed(again).state == "done"
    assert len(villages()) == 2


def test_a_changed_cell_is_shown_with_what_it_was(send: Callable[..., Upload]) -> None:
    confirmed(send())
    upload = send("code,name_th\n40150206,บ้านใหม่พัฒนา\n".encode())
    (row,) = upload.rows.all()
    assert row.state == "changed"
    assert [change[1:] for change in row.changes] == [["บ้านใหม่", "บ้านใหม่พัฒนา"]]


def test_what_changed_since_the_preview_is_shown_again_before_it_is_written(
    send: Callable[..., Upload],
) -> None:
    upload = send()
    make_area("40150205", "บ้านอื่น")
    upload = confirmed(upload)
    assert upload.state == "preview"
    assert upload.report["moved"] is True
    assert (upload.new, upload.changed) == (1, 1)
    assert confirmed(upload).state == "done"
    assert villages()["40150205"] == "บ้านศุภชัย"


def test_a_file_that_is_no_table_fails_with_its_reason_and_can_be_read_again(
    send: Callable[..., Upload],
) -> None:
    upload = send(b"just,words\nand,more\n")
    assert upload.state == "failed"
    assert upload.report["error"] == Job.objects.get().error != ""
    assert actions.read_again(upload, by=upload.owner)
    worker.work_all()
    assert reread(upload).state == "failed"


def test_what_is_no_spreadsheet_is_refused_at_the_door(send: Callable[..., Upload]) -> None:
    with pytest.raises(FileProblem):
        send(b"\x89PNG\r\n\x1a\n" + bytes(100), name="villages.xlsx")
    assert not Upload.objects.exists()


def test_an_upload_given_up_is_not_written(send: Callable[..., Upload]) -> None:
    upload = send()
    actions.drop(upload, by=upload.owner)
    assert reread(upload).state == "cancelled"
    assert not actions.confirm(upload, by=upload.owner)


def test_writing_that_was_stopped_leaves_the_register_as_it_was(send: Callable[..., Upload]) -> None:
    upload = send()
    actions.confirm(upload, by=upload.owner)
    cancel(reread(upload).job, by=upload.owner)
    worker.work_all()
    assert reread(upload).state == "cancelled"
    assert villages() == {}


def test_rows_outside_the_senders_area_are_refused(send: Callable[..., Upload]) -> None:
    upload = send(area="4025")
    assert (upload.area, upload.new, upload.refused) == ("4025", 0, 3)


def test_the_shell_takes_valid_rows_at_once(tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_bytes(VILLAGES)
    assert uploads.run("areas.villages", path, None, check=True).taken == 2
    assert villages() == {}
    report = uploads.run("areas.villages", path, None)
    assert (report.taken, len(report.refusals), len(villages())) == (2, 1, 2)
    assert uploads.run("areas.villages", path, None).taken == 2


def test_the_shell_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b\n")
    with pytest.raises((TableProblem, ValidationError)):
        uploads.run("areas.villages", path, None)
    with pytest.raises(uploads.UnknownUpload):
        uploads.run("no.such", path, None)


@pytest.mark.parametrize(
    ("reach", "common"),
    [
        (("40",), "40"),
        (("4015", "4025"), "40"),
        (("",), ""),
        (("4015",), "4015"),
        (("40", "41"), ""),
        ((), ""),
    ],
)
def test_an_upload_belongs_to_the_smallest_area_that_holds_its_sender(
    reach: tuple[str, ...], common: str
) -> None:
    assert common_area(reach) == common
