"""`tidtam minutes`: the draft, then the bytes that were approved."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tidtam.cli import main
from tidtam.ground.files import shelf
from tidtam.kit import clock
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.models import Meeting, Minutes
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    row = factories.make_meeting()
    actions.open_meeting(row, at=factories.FIRST_DAY, by=None)
    return actions.close_meeting(row, at=factories.FIRST_DAY + timedelta(hours=2), by=None)


@pytest.fixture
def minutes(meeting: Meeting) -> Minutes:
    return actions.draft_minutes(meeting, recorder="นางสาวมาลี ใจดี", by=None)


def told(typed: list[str]) -> int:
    with pytest.raises(SystemExit) as end:
        main(typed)
    return int(end.value.code or 0)


def second(meeting: Meeting) -> Meeting:
    later = factories.make_meeting(meeting.committee, starts_at=factories.NOW - timedelta(hours=1))
    return actions.open_meeting(later, by=None)


def test_the_shell_writes_the_draft_and_later_the_approved_bytes(
    minutes: Minutes, meeting: Meeting, tmp_path: Path
) -> None:
    out = tmp_path / "minutes.pdf"
    assert told(["minutes", "1/2561", "--out", str(out)]) == 0
    draft = out.read_bytes()
    approved = actions.approve_minutes(minutes, in_meeting=second(meeting), by=None)

    assert told(["minutes", "๑/๒๕๖๑", "--body", "otop-40", "--out", str(out)]) == 0
    assert told(["minutes", "1/2561", "--out", str(tmp_path / "minutes.txt")]) == 0

    assert draft != out.read_bytes()
    assert out.read_bytes() == shelf.path_of(approved.pdf.sha256).read_bytes()
    assert "นางสาวมาลี ใจดี" in (tmp_path / "minutes.txt").read_text()


@pytest.mark.parametrize(
    ("asked", "out"), [("9/2561", "a.pdf"), ("1/2561", "a.exe"), ("1/2561", "no-such-folder/a.pdf")]
)
def test_the_shell_says_what_is_wrong(
    meeting: Meeting, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str, out: str
) -> None:
    assert told(["minutes", asked, "--out", str(tmp_path / out)]) == 1
    assert capsys.readouterr().err
