"""`tidtam verify`: genuine, altered or unknown, and what has changed since."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tidtam.cli import main
from tidtam.kit import clock
from tidtam.reporting.meetings.actions import content, freeze_pack
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests import factories
from tidtam.reporting.meetings.tests.test_verify import MONTH, correct
from tidtam.work.sales.models import Sale
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    first = factories.make_meeting()
    return factories.make_meeting(first.committee, starts_at=factories.SECOND_DAY)


@pytest.fixture
def sale() -> Sale:
    return make_sale(month=MONTH, baht=100_000_00)


def told(capsys, *typed: str) -> tuple[int, dict]:
    with pytest.raises(SystemExit) as ended:
        main(["verify", *typed, "--json"])
    return ended.value.code, json.loads(capsys.readouterr().out)


def test_the_shell_tells_the_same(meeting: Meeting, sale: Sale, tmp_path: Path, capsys) -> None:
    pack = freeze_pack(meeting, by=None)
    paper = tmp_path / "pack.pdf"
    paper.write_bytes(content(pack))
    correct(sale, 90_000_00)
    freeze_pack(meeting, by=None, new=True, reason="แก้ไขยอด")

    status, answer = told(capsys, str(paper))

    assert status == 0
    assert (answer["state"], answer["body"], answer["meeting"]) == ("genuine", "otop-40", "2/2561")
    assert (answer["version"], answer["newer"]["version"]) == (1, 2)
    assert answer["sha256"] == pack.pdf.sha256
    assert answer["frozen_at"] == pack.frozen_at.isoformat()
    assert [one["figure"] for one in answer["changed_since"]] == ["sales.total"]

    paper.write_bytes(content(pack)[:-1])
    status, answer = told(capsys, str(paper))
    assert (status, answer["state"], answer["given_out"]["pdf"]) == (1, "altered", pack.pdf.sha256)
    paper.write_bytes(b"another")
    assert told(capsys, str(paper)) == (
        1,
        {
            "state": "unknown",
            "sha256": "ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5",
            "changed_since": [],
        },
    )


def test_the_shell_says_it_to_people_too(meeting: Meeting, sale: Sale, tmp_path: Path, capsys) -> None:
    pack = freeze_pack(meeting, by=None)
    paper = tmp_path / "pack.html"
    paper.write_bytes(content(pack, "html"))
    correct(sale, 90_000_00)

    with pytest.raises(SystemExit) as ended:
        main(["verify", str(paper)])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert "genuine" in said
    assert "100,000, now 90,000" in said
    with pytest.raises(SystemExit) as ended:
        main(["verify", str(tmp_path / "none.pdf")])
    assert ended.value.code == 1
    assert "cannot be read" in capsys.readouterr().err
