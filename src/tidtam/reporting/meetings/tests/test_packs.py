"""Frozen papers: made once, kept as bytes, printed again to the same bytes, whole or not at all."""

import hashlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from django.db import connection, connections

from tidtam.ground.files.models import File
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.tests.test_document import in_docx, in_order, joined
from tidtam.reporting.figures.actions import quote
from tidtam.reporting.meetings import printing, queries, refusals
from tidtam.reporting.meetings.actions import content, freeze_pack, rebuild, write_item
from tidtam.reporting.meetings.models import Meeting, Pack
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.tests.factories import make_visit

pytestmark = pytest.mark.django_db

ARTICLE = "ข่าวการประชุม 20 ก.ค. 61"


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    factories.make_community("40150604", typed_name="บ้านวังคูน")
    factories.make_community("40140201", match_note="อยู่ในอำเภอแวงน้อย นอกสามอำเภอที่ข่าวระบุ")
    made = factories.make_meeting()
    write_item(made, 1, "นโยบายการกระตุ้นเศรษฐกิจฐานราก", by=None)
    return made


def words(pdf: bytes) -> str:
    """Without spaces: the paper breaks its lines where it likes."""
    out = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    return "".join(out.decode().replace("\xa0", " ").split())


def test_the_first_call_freezes_version_one_and_later_calls_return_it(meeting: Meeting) -> None:
    first = freeze_pack(meeting, by=None)
    write_item(meeting, 1, "เปลี่ยนภายหลัง", by=None)
    again = freeze_pack(meeting, by=None)

    assert (again.pk, again.version, Pack.objects.count()) == (first.pk, 1, 1)
    assert content(again) == content(first)


def test_another_version_needs_a_reason_and_leaves_the_first_as_it_was(meeting: Meeting) -> None:
    first = freeze_pack(meeting, by=None)
    before = content(first)
    with pytest.raises(refusals.ReasonMissing):
        freeze_pack(meeting, by=None, new=True, reason="  ")
    second = freeze_pack(meeting, by=factories.make_secretary(), new=True, reason="แก้ไขวาระที่ 1")

    assert (second.version, second.reason) == (2, "แก้ไขวาระที่ 1")
    assert content(first) == before
    assert freeze_pack(meeting, by=None).pk == second.pk


def test_what_was_given_out_is_printed_again_to_the_byte(meeting: Meeting) -> None:
    pack = Pack.objects.get(pk=freeze_pack(meeting, by=None).pk)

    for form, file in (("pdf", pack.pdf), ("html", pack.html)):
        assert rebuild(pack, form) == content(pack, form)
        assert hashlib.sha256(content(pack, form)).hexdigest() == file.sha256


def test_the_paper_carries_what_the_committee_works_with(meeting: Meeting) -> None:
    moment = datetime(2018, 7, 20, 2, 0, tzinfo=UTC)
    quote("markets.vendors", area="40", value=2805, source=ARTICLE, stated_at=moment, by=None)

    text = words(content(freeze_pack(meeting, by=None)))

    for fact in (
        "คณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น",
        "ครั้งที่ 1/2561",
        "วันศุกร์ที่ 20 กรกฎาคม 2561 เวลา 09.00 น.",
        "ห้องประชุมออคิด",
        "ระเบียบวาระที่ 6",
        "นโยบายการกระตุ้นเศรษฐกิจฐานราก",
        "2,805",
        ARTICLE,
        "Premium",
        "ดาวรุ่ง",
        "สมุนไพรที่ไม่ใช่อาหาร",
        "จัดทำแผ่นพับประชาสัมพันธ์",
        "บ้านวังคูณ",
        "ต้นทางพิมพ์ชื่อ “บ้านวังคูน”",
        "นอกสามอำเภอที่ข่าวระบุ",
        "ข้อมูล ณ วันที่ 20 กรกฎาคม 2561 เวลา 09.00 น.",
    ):
        assert fact.replace(" ", "") in text


def test_the_copy_to_edit_says_the_same_words_and_no_others(meeting: Meeting) -> None:
    factories.make_resolution(meeting, factories.make_ask())
    quote("markets.vendors", area="40", value=2805, source=ARTICLE, stated_at=factories.FIRST_DAY, by=None)
    pack = freeze_pack(meeting, by=None)

    copy = content(pack, "docx")
    printed = joined(in_order(content(pack)))
    opened = docx.Document(io.BytesIO(copy))
    said = in_docx(copy)

    assert [word for word in said.replace("\xa0", " ").split() if word not in printed] == []
    for fact in ("ข้อ 5.1", "บ้านวังคูณ", "2,805", "Premium", "ดาวรุ่ง", "เอกสารแนบ 3", pack.code):
        assert fact in said
    assert len(opened.inline_shapes) == 1 + len(pack.inputs["charts"])  # the charts
    assert [section.orientation for section in opened.sections] == [0, 1, 0]
    assert content(pack, "docx") == copy


def test_the_page_says_the_same_and_needs_nothing_from_outside(meeting: Meeting) -> None:
    page = content(freeze_pack(meeting, by=None), "html").decode()

    assert "ระเบียบวาระที่ 6" in page
    assert "<svg" in page
    assert "http-equiv" not in page
    assert 'src="http' not in page
    assert "<script" not in page


def test_in_the_demo_every_page_bears_the_notice(meeting: Meeting, tmp_path: Path, settings: object) -> None:
    settings.HOME = tmp_path
    clock.set_demo(tmp_path, factories.NOW.date())
    pack = freeze_pack(meeting, by=None)

    pages = subprocess.run(["pdftotext", "-", "-"], input=content(pack), capture_output=True, check=True)
    sheets = pages.stdout.decode().split("\f")[:-1]
    assert len(sheets) > 1
    assert [sheet for sheet in sheets if "ข้อมูลสมมติ" not in sheet] == []
    assert "ข้อมูลสมมติ" in content(pack, "html").decode()


def test_evidence_stands_in_the_papers_of_the_next_meeting(meeting: Meeting) -> None:
    resolution = factories.make_resolution(meeting, factories.make_ask("40150604"))
    action = resolution.made.get().action
    report_done(action, note="ติดตั้งป้ายแล้ว", by=factories.make_officer("4015"))
    make_visit((action, "fine", ""))
    second = factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)

    pack = freeze_pack(second, by=None)

    assert "data:image/jpeg;base64," in content(pack, "html").decode()
    assert len(docx.Document(io.BytesIO(content(pack, "docx"))).inline_shapes) == 2 + len(
        pack.inputs["charts"]
    )  # the chart and the picture
    assert "มติที่ประชุมครั้งที่1/2561ข้อ5.1" in words(content(pack))
    assert rebuild(pack) == content(pack)


def test_typed_text_is_never_markup(meeting: Meeting) -> None:
    write_item(meeting, 6, '<script>alert(1)</script> #read("/etc/passwd")', by=None)
    pack = freeze_pack(meeting, by=None)

    assert "<script>" not in content(pack, "html").decode()
    assert '#read("/etc/passwd")' in words(content(pack))


KILLED = """
import os, signal, django
django.setup()
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.actions import freeze_pack, packs
packs.trail = lambda *args, **detail: os.kill(os.getpid(), signal.SIGKILL)
freeze_pack(queries.find_meeting("1/2561"), by=None)
"""


@pytest.mark.django_db(transaction=True)
def test_killed_at_the_last_write_leaves_no_version(meeting: Meeting) -> None:
    database = connection.settings_dict
    url = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgresql://{database['USER']}:{database['PASSWORD']}@localhost:{database['PORT'] or 5432}"
        f"/{database['NAME']}?host={database['HOST']}"
    )

    done = subprocess.run(
        [sys.executable, "-c", KILLED],
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"},
        check=False,
    )

    assert done.returncode == -signal.SIGKILL
    assert not Pack.objects.exists()
    assert not File.objects.exists()
    assert not Entry.objects.filter(verb="meetings.freeze_pack").exists()
    assert freeze_pack(meeting, by=None).version == 1


def test_a_version_made_meanwhile_is_returned_and_not_doubled(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed, nested = printing.pdf, []

    def slow(inputs: dict) -> bytes:
        if not nested:
            nested.append(1)
            freeze_pack(meeting, by=None)
        return printed(inputs)

    monkeypatch.setattr(printing, "pdf", slow)

    assert freeze_pack(meeting, by=None).version == 1
    assert Pack.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_first_calls_at_once_make_one_version(meeting: Meeting) -> None:
    def freeze(_number: int) -> int:
        try:
            return freeze_pack(Meeting.objects.get(pk=meeting.pk), by=None).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        keys = list(threads.map(freeze, range(2)))
    connection.close()

    assert keys[0] == keys[1]
    assert Pack.objects.count() == 1


def test_a_meeting_is_found_by_what_people_call_it(meeting: Meeting) -> None:
    assert queries.find_meeting("ครั้งที่ ๑/๒๕๖๑").pk == meeting.pk
    for wrong in ("9/2561", "1-2561", "", "1/61"):
        with pytest.raises(refusals.NoSuchMeeting):
            queries.find_meeting(wrong)


def test_of_several_bodies_the_reader_is_asked_which(meeting: Meeting) -> None:
    factories.make_meeting(factories.make_committee("silk-40"))

    with pytest.raises(refusals.SeveralMeetings) as refused:
        queries.find_meeting("1/2561")

    assert "otop-40, silk-40" in refused.value.messages[0]
    assert queries.find_meeting("1/2561", body="otop-40").pk == meeting.pk
