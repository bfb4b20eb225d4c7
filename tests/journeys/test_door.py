"""The door that other people's scripts rely on: names, JSON, files and exit statuses of `tidtam`."""

import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.journeys import article
from tests.journeys.demo_home import tidtam
from tests.journeys.visitor import NOTICE

pytestmark = pytest.mark.demo

THEN = "2018-07-20T09:00+07:00"
SALES = ("sales.total", "--area", "40", "--from", "2560-10", "--to", "2561-06")
QUESTIONS = {
    "producers.registered": ("producers.registered", "--area", "40", "--round", "2557-2558"),
    "sales.total": SALES,
    "markets.vendors": ("markets.vendors", "--area", "40"),
}
STATED = {
    "producers.registered": article.PRODUCERS,
    "sales.total": article.SALES,
    "markets.vendors": article.VENDORS,
}


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy: a pack that is frozen here is not frozen in the browsers' houses."""
    copy = tmp_path_factory.mktemp("door") / "home"
    shutil.copytree(demo_home, copy)
    return copy


@pytest.fixture(scope="module")
def papers(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("papers") / "1-2561.pdf"
    done = tidtam(home, "pack", "1/2561", "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    return out


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """Status 1: nothing was done, the reason in plain words on standard error, no traceback."""
    assert done.returncode == 1, done.stdout
    assert done.stderr.startswith("tidtam: ")
    assert "Traceback" not in done.stderr
    return done.stderr


def ask(home: Path, *arguments: str) -> dict[str, Any]:
    done = tidtam(home, "figure", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert NOTICE in answer["notice"]
    return dict(answer)


def _code(page: str) -> str:
    """The eight letters of the paper."""
    found = re.search(r"รหัสเอกสาร ([a-z]{4}-[a-z]{4})", page)
    assert found
    return found[1]


def _words(pdf: bytes) -> str:
    """The text without the spaces, which a reader of PDF guesses, and without the order of marks over a letter."""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return _bare(text)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("\u0e4d\u0e32", "\u0e33").replace("\u200b", "")


def test_the_papers_hold_every_fact_of_the_article(papers: Path) -> None:
    words = _words(papers.read_bytes())
    facts = [
        *(article.PRODUCERS, article.SALES, article.VENDORS, article.COMMITTEE, "ครั้งที่ 1/2561"),
        *(article.DAY, article.TIME, article.ROOM, "รอบปี 2557 – 2558", "ต.ค. 60 – มิ.ย. 61", NOTICE),
        *article.AGENDA,
        *(fact for name, told in article.MARKS.items() for fact in (name, *told)),
        *article.CATEGORIES,
        *article.WORK_ITEMS,
        *article.VILLAGES.values(),
        "บ้านวังคูน",
        *(f"อำเภอ{district}" for district in article.DISTRICTS),
        *("ปลัดจังหวัดขอนแก่น", "พัฒนาการอำเภอหนองสองห้อง", "พัฒนาการอำเภอเปือยน้อย", "พัฒนาการอำเภอโนนศิลา"),
        *("ผู้ดำเนินการ", "ผู้ติดตาม", "กำหนด", "10 ส.ค. 61"),
    ]
    assert [fact for fact in facts if _bare(fact) not in words] == []


def test_the_official_sum_is_of_the_months_that_were_approved_and_every_total_agrees(home: Path) -> None:
    approved = ("--area", "40", "--from", "2560-10", "--to", "2561-03")
    nine = ("--area", "40", "--from", "2560-10", "--to", "2561-06")
    official = ask(home, "sales.official", *approved)["value"]
    assert official == ask(home, "sales.total", *approved)["value"]
    assert official == ask(home, "sales.official", *nine)["value"]
    assert 0 < float(official) < float(ask(home, "sales.total", *nine)["value"])
    assert ask(home, "sales.official", *nine, "--known-at", THEN)["value"] == official
    assert tidtam(home, "recount", "--check", seconds=300).returncode == 0


def test_every_page_of_the_papers_says_that_they_are_a_demonstration(papers: Path) -> None:
    for page in PdfReader(papers).pages:
        assert NOTICE in page.extract_text()


def test_later_calls_give_the_papers_that_were_frozen(home: Path, papers: Path, tmp_path: Path) -> None:
    again, rebuilt = tmp_path / "again.pdf", tmp_path / "rebuilt.pdf"
    assert tidtam(home, "pack", "1/2561", "--out", again).returncode == 0
    assert again.read_bytes() == papers.read_bytes()
    assert tidtam(home, "pack", "1/2561", "--out", rebuilt, "--rebuild").returncode == 0
    assert rebuilt.read_bytes() == papers.read_bytes()


def test_the_page_holds_what_the_pdf_holds(home: Path, papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "papers.html"
    assert tidtam(home, "pack", "1/2561", "--out", out).returncode == 0
    text = out.read_text(encoding="utf-8")
    for fact in (
        article.PRODUCERS,
        article.SALES,
        article.VENDORS,
        article.ROOM,
        NOTICE,
        *article.CATEGORIES,
    ):
        assert fact in text
    assert "<script" not in text
    assert not re.search(r'src="(https?:)?//|<link', text)
    assert re.findall(r'href="(?:https?:)?//[^/"]*(/[^"]*)"', text) == [f"/v/{_code(text)}/"]


def test_a_new_version_needs_a_reason_and_leaves_the_first_alone(
    home: Path, papers: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "home"  # the other tests go on with version 1
    shutil.copytree(home, copy)
    out = tmp_path / "second.pdf"
    assert "--reason" in refused(tidtam(copy, "pack", "1/2561", "--out", out, "--new"))
    assert not out.exists()
    reason = "เพิ่มเอกสารแนบ"
    done = tidtam(copy, "pack", "1/2561", "--out", out, "--new", "--reason", reason)
    assert (done.returncode, done.stderr) == (0, "")
    assert "version 2" in done.stdout
    assert _bare(reason) in _words(out.read_bytes())
    assert out.read_bytes() != papers.read_bytes()
    with sqlite3.connect(next(copy.glob("*.sqlite3"))) as database:
        kept = database.execute(
            "SELECT f.sha256 FROM meetings_pack p JOIN files_file f ON f.id = p.pdf_id ORDER BY version"
        )
        first, second = [row[0] for row in kept]
    assert first == hashlib.sha256(papers.read_bytes()).hexdigest()
    assert second == hashlib.sha256(out.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("pack", "9/2561", "--out", "{tmp}/a.pdf"), "9/2561"),
        (("pack", "1/2561", "--out", "{tmp}/a.doc"), ".docx"),
        (("pack", "1/2561", "--out", "{tmp}/nowhere/a.pdf"), "nowhere"),
        (("figure", "sales.totals", "--area", "40"), "sales.total"),
        (("figure", *SALES[:1], "--area", "9999", *SALES[3:]), "9999"),
        (("figure", *SALES, "--by", "colour"), "colour"),
        (("figure", *SALES, "--known-at", "yesterday"), "ISO"),
        (("areas", "import", "{tmp}/none.csv"), "none.csv"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_says_why(
    home: Path, tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    reason = refused(tidtam(home, *(one.format(tmp=tmp_path) for one in arguments)))
    assert word in reason
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_ends_with_two(home: Path) -> None:
    for arguments in ((), ("figure",), ("pack", "1/2561"), ("areas", "match"), ("dance",)):
        done = tidtam(home, *arguments)
        assert done.returncode == 2, arguments
        assert "usage: tidtam" in done.stderr


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_figure_as_it_was_known_at_the_meeting(home: Path, name: str) -> None:
    answer = ask(home, *QUESTIONS[name], "--known-at", THEN, "--by", "district")
    stated = STATED[name].replace(",", "")
    assert answer["name"] == name
    assert answer["value"] == stated
    assert answer["unit"]
    assert answer["area"] == "40"
    assert [quoted["value"] for quoted in answer["quoted"]] == [stated]
    assert all(quoted["source"] for quoted in answer["quoted"])
    assert answer["sources"]
    assert answer["known_at"].startswith("2018-07-20T09:00")
    assert len(answer["by"]) == 26
    assert len({part["key"] for part in answer["by"]}) == 26
    assert all(part["label"].startswith("อ.") for part in answer["by"])
    assert sum(int(part["value"]) for part in answer["by"]) == int(stated)


def test_keys_that_do_not_apply_are_null(home: Path) -> None:
    answer = ask(home, *QUESTIONS["markets.vendors"])
    assert [answer[key] for key in ("from", "to", "round", "known_at")] == [None] * 4
    assert answer["by"] in (None, [])
    answer = ask(home, *SALES)
    assert (answer["from"], answer["to"], answer["round"]) == ("2560-10", "2561-06", None)


def test_later_corrections_change_later_answers_only(home: Path) -> None:
    assert int(ask(home, *SALES)["value"]) != int(article.SALES.replace(",", ""))
    earlier = int(ask(home, *SALES, "--known-at", "2018-06-01T00:00+07:00")["value"])
    assert 0 < earlier < int(article.SALES.replace(",", ""))


def test_areas_match_offers_and_does_not_pick(home: Path) -> None:
    def match(name: str, *within: str) -> list[dict[str, Any]]:
        done = tidtam(
            home, "areas", "match", name, *(part for code in within for part in ("--within", code)), "--json"
        )
        assert (done.returncode, done.stderr) == (0, "")
        return list(json.loads(done.stdout)["candidates"])

    khun = match("บ้านวังคูน", "4015")
    assert [(one["code"], one["name"]) for one in khun[:1]] == [("40150604", "บ้านวังคูณ")]
    assert khun[0]["score"] < 100
    thum = match("บ้านหนองทุ่ม", "4015", "4025", "4011")
    same = {one["code"] for one in thum if one["score"] == thum[0]["score"]}
    assert same >= {"40151003", "40151105", "40250313", "40250503"}
    yellow = match("บ้านก้านเหลือง", "4025", "4011", "4015")
    assert {one["code"] for one in yellow if not one["inside"]} >= {"40140201", "40140212"}
    assert not any(one["inside"] and one["score"] == 100 for one in yellow)


def test_a_dirty_list_of_villages_is_taken_row_by_row(home: Path, tmp_path: Path) -> None:
    """As an office saves it: Windows-874, Thai digits, a town's quarter, an unknown subdistrict, a point in the sea."""
    sheet, report = tmp_path / "villages.csv", tmp_path / "report.json"
    lines = [
        "รหัสหมู่บ้าน,หมู่ที่,ชื่อหมู่บ้าน,ละติจูด,ลองจิจูด",
        "40150201,1,บ้านคึมชาด,15.81,102.83",
        "๔๐๑๕๐๒๐๒,๒,บ้านคึมชาด,15.80,102.84",
        "401502011,11,ชุมชนในเทศบาล,15.81,102.83",
        "40159901,1,บ้านไม่มีตำบล,15.81,102.83",
        "40150203,3,บ้านหนองแวง,102.83,15.81",
        "40150204,4,,15.81,102.83",
    ]
    sheet.write_bytes("\r\n".join(lines).encode("cp874"))
    done = tidtam(home, "areas", "import", sheet, "--report", report)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["taken"] == 3
    assert all(set(one) == {"row", "column", "value", "reason"} and one["reason"] for one in told["refusals"])
    by_row = {one["row"]: one for one in told["refusals"]}
    assert {4, 5, 7} <= set(by_row)
    assert by_row[4]["value"] == "401502011"
    assert "401599" in by_row[5]["reason"]
    found = tidtam(home, "areas", "match", "บ้านคึมชาด", "--within", "4015", "--json")
    assert {one["code"] for one in json.loads(found.stdout)["candidates"]} >= {"40150201", "40150202"}


def test_a_list_of_which_nothing_can_be_taken_ends_with_one(home: Path, tmp_path: Path) -> None:
    sheet, report = tmp_path / "villages.csv", tmp_path / "report.json"
    sheet.write_text("code,name_th\n40159901,บ้านไม่มีตำบล\n", encoding="utf-8")
    done = tidtam(home, "areas", "import", sheet, "--report", report)
    refused(done)
    assert json.loads(report.read_text(encoding="utf-8"))["taken"] == 0


def test_a_home_that_holds_real_work_is_not_overwritten_by_a_demo(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert tidtam(own, "areas", "load", "--province", "40").returncode == 0
    refused(tidtam(own, "demo", "--no-serve", "--fresh"))
