"""An earlier paper on the console: proposals as JSON, nothing stored, errors in one line."""

import json
from pathlib import Path

import pytest

from tidtam.cli import main
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.trail.models import Entry
from tidtam.reporting.intake.tests import papers
from tidtam.reporting.meetings.models import Meeting

pytestmark = pytest.mark.django_db

TEXT = """รายงานการประชุมคณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น
ครั้งที่ ๒/๒๕๖๑
เมื่อวันศุกร์ที่ ๒๔ สิงหาคม ๒๕๖๑ เวลา ๑๓.๓๐ น.
ณ ห้องประชุมแก่นเมือง ศาลากลางจังหวัดขอนแก่น
ให้ติดตามบ้านวังคูน หมู่ที่ ๔ ตำบลหนองเม็ก อำเภอหนองสองห้อง"""


def told(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["intake", str(path), *more])
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_a_paper_is_told_as_json_and_nothing_is_stored(tmp_path, capsys, form):
    make_area("40150604")
    make = {"txt": str.encode, "docx": lambda text: papers.word(*text.splitlines()), "pdf": papers.pdf}[form]
    (tmp_path / f"paper.{form}").write_bytes(make(TEXT))

    status, out, _err = told(tmp_path / f"paper.{form}", capsys, "--json")

    answer = json.loads(out)
    found = {one["kind"]: one for one in answer["proposals"]}
    assert status == 0
    assert found["number"]["value"] == "2/2561"
    assert found["date"]["value"] == "2018-08-24"
    assert found["time"]["value"] == "13:30"
    assert found["village"]["candidates"][0]["code"] == "40150604"
    assert [one["kind"] for one in answer["contradictions"]] == ["misspelt"]
    for one in answer["proposals"]:
        assert answer["source"]["text"][one["start"] : one["end"]] == one["passage"]
        assert 0 <= one["confidence"] <= 1
    assert not Meeting.objects.exists()
    assert not Entry.objects.filter(verb__startswith="intake").exists()


def test_without_json_a_person_reads_it(tmp_path, capsys):
    make_area("40150604")
    (tmp_path / "paper.txt").write_text(TEXT, encoding="utf-8")
    status, out, _err = told(tmp_path / "paper.txt", capsys)
    assert status == 0
    assert "2/2561" in out
    assert "วังคูณ" in out


@pytest.mark.parametrize(("content", "said"), [(None, "no such file"), (b"", ""), (b"%PDF-1.4 x", "")])
def test_what_cannot_be_read_ends_with_one_line_and_status_1(tmp_path, capsys, content, said):
    path = tmp_path / "paper.pdf"
    if content is not None:
        path.write_bytes(content)
    status, out, err = told(path, capsys, "--json")
    assert (status, out) == (1, "")
    assert err.startswith("tidtam: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_text_without_a_meeting_gives_no_proposals(tmp_path, capsys):
    (tmp_path / "paper.txt").write_text("ไม่มีอะไร", encoding="utf-8")
    status, out, _err = told(tmp_path / "paper.txt", capsys, "--json")
    assert status == 0
    assert json.loads(out)["proposals"] == []
