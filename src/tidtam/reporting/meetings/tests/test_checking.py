"""The page behind a paper's code: the same few facts for everybody, and what changed for its readers only."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tidtam.ground.files.actions import store
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.meetings import printing
from tidtam.reporting.meetings.actions import content, freeze_pack
from tidtam.reporting.meetings.models import Minutes, Pack
from tidtam.reporting.meetings.queries import verified
from tidtam.reporting.meetings.tests import factories
from tidtam.reporting.meetings.tests.test_screens import signed_in
from tidtam.work.sales.actions import SaleRow, record_sales
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db

DESK = "/desk/meetings/verify/"


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Frozen with a PDF that took no time to print; then one sale was corrected."""
    factories.make_standards()
    meeting = factories.make_meeting()
    meeting = factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    sale = make_sale(month=date(2018, 6, 1), baht=100_000_00)
    monkeypatch.setattr(printing, "pdf", lambda inputs: b"%PDF-1.7 " + inputs["reference"].encode())
    made = freeze_pack(meeting, by=None)
    record_sales([SaleRow(sale.product_id, sale.month, sale.channel_id, 90_000_00)], reason="พิมพ์ผิด", by=None)
    return made


def page_of(pack: Pack, client: Client | None = None, **asked: str) -> str:
    answer = (client or Client()).get(f"/v/{pack.code}/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(content: bytes) -> dict:
    return {"file": SimpleUploadedFile("pack.pdf", content)}


def test_a_stranger_learns_which_paper_it_is_and_that_a_figure_changed_but_not_which(pack: Pack) -> None:
    page = page_of(pack)

    for said in (factories.NAME, "2/2561", "27 กรกฎาคม 2561 10.00 น.", pack.pdf.sha256, pack.html.sha256):
        assert said in page
    assert "เปลี่ยนไปแล้ว 1 ตัวเลข" in page
    for kept in ("ยอดจำหน่าย", "90,000", "/desk/"):
        assert kept not in page


@pytest.mark.parametrize(("role", "area"), [("district", "4015"), ("secretary", "41"), ("producer", "4015")])
def test_who_may_not_read_the_papers_learns_no_more(pack: Pack, role: str, area: str) -> None:
    page = page_of(pack, signed_in(make_user(role, area)))

    assert "เปลี่ยนไปแล้ว 1 ตัวเลข" in page
    assert "90,000" not in page
    assert "/desk/meetings/" not in page


def test_a_member_learns_which_figure_and_is_led_to_its_rows(pack: Pack) -> None:
    page = page_of(pack, signed_in(factories.make_member(pack.meeting.committee)))

    assert "100,000" in page
    assert "90,000" in page
    assert "/desk/figures/sales.total/?area=40&amp;from=2560-10&amp;to=2561-06" in page
    assert "/desk/meetings/otop-40/2561/2/packs/1/" in page


def test_a_newer_version_is_told(pack: Pack) -> None:
    assert "ฉบับล่าสุด" in page_of(pack)

    freeze_pack(pack.meeting, by=None, new=True, reason="แก้ไขวาระที่ 4")

    page = page_of(pack)
    assert "มีฉบับใหม่กว่าแล้ว คือฉบับที่ 2" in page
    assert "แก้ไขวาระที่ 4" not in page


def test_the_hash_of_a_file_says_whether_it_is_the_paper(pack: Pack) -> None:
    assert "เอกสารจริง" in page_of(pack, sha256=pack.pdf.sha256)
    assert "HTML ที่แจกทุกไบต์" in page_of(pack, sha256=pack.html.sha256.upper())
    assert "ไฟล์ไม่ตรงกับเอกสารที่แจก" in page_of(pack, sha256="0" * 64)
    assert "ไฟล์ไม่ตรง" not in page_of(pack, sha256="nothing")


def test_without_scripts_the_file_is_sent_compared_and_kept_nowhere(pack: Pack) -> None:
    address = f"/v/{pack.code}/"

    answer = Client().post(address, sent(content(pack)))

    assert answer["Location"] == f"{address}?sha256={pack.pdf.sha256}"
    other = Client().post(address, sent(b"%PDF-1.7 another"), follow=True)
    assert "ไฟล์ไม่ตรงกับเอกสารที่แจก" in other.content.decode()
    assert Client().post(address).status_code == 422
    assert Client().get(address)["Referrer-Policy"] == "no-referrer"
    assert "noindex" in Client().get(address)["X-Robots-Tag"]


def test_the_code_is_found_as_people_type_it_and_no_other(pack: Pack) -> None:
    for typed in (pack.code, pack.code.upper(), pack.code.replace("-", "")):
        assert Client().get(f"/v/{typed}/").status_code == 200
    for typed in ("aaaa-aaaa", "x", "1", "a" * 300):
        assert Client().get(f"/v/{typed}/").status_code == 404


def test_who_tries_codes_by_the_hundred_is_stopped(pack: Pack, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "paper_check": "3/10m/ip"}

    answers = [Client().get("/v/aaaa-aaaa/").status_code for _number in range(4)]

    assert answers == [404, 404, 404, 429]


def test_on_the_desk_a_file_leads_to_its_paper_also_when_it_was_altered(pack: Pack) -> None:
    client = signed_in(factories.make_secretary())
    altered = content(pack) + b" "

    assert client.post(DESK, sent(content(pack)))["Location"] == f"/v/{pack.code}/?sha256={pack.pdf.sha256}"
    found = hashlib.sha256(altered).hexdigest()
    assert client.post(DESK, sent(altered))["Location"] == f"/v/{pack.code}/?sha256={found}"
    unknown = client.post(DESK, sent(b"%PDF-1.7 of somebody else"))
    assert unknown.status_code == 200
    assert "ไม่รู้จักไฟล์นี้" in unknown.content.decode()
    assert client.post(DESK).status_code == 422


def test_on_the_desk_a_hash_or_a_code_leads_there_too(pack: Pack) -> None:
    client = signed_in(factories.make_secretary())

    assert client.get(DESK, {"code": pack.code.replace("-", "")})["Location"] == f"/v/{pack.code}/"
    assert client.get(DESK, {"sha256": pack.pdf.sha256})["Location"].startswith(f"/v/{pack.code}/?sha256=")
    assert client.get(DESK, {"sha256": "0" * 64, "code": pack.code})["Location"].endswith("0" * 64)
    assert "ไม่รู้จักไฟล์นี้" in client.get(DESK, {"sha256": "0" * 64}).content.decode()
    assert "ไม่พบเอกสารรหัสนี้" in client.get(DESK, {"code": "aaaa-aaaa"}).content.decode()
    assert Client().get(DESK).status_code == 302


def test_the_page_asks_little_of_the_database(pack: Pack) -> None:
    with CaptureQueriesContext(connection) as asked:
        page_of(pack)

    assert len(asked) <= 40


def test_approved_minutes_are_known_by_their_bytes(pack: Pack) -> None:
    written = {
        form: store(b"%PDF-1.7 minutes " + form.encode(), name="m.pdf", by=None) for form in ("pdf", "docx")
    }
    Minutes.objects.create(
        meeting=pack.meeting,
        drafted_at=factories.NOW,
        drafted_by="x",
        approved_at=factories.NOW,
        inputs={},
        **written,
    )
    client = signed_in(factories.make_secretary())

    for form, file in written.items():
        assert "รายงานการประชุมครั้งที่ 2/2561" in client.get(DESK, {"sha256": file.sha256}).content.decode()
        found = verified.verify(b"%PDF-1.7 minutes " + form.encode())
        assert (found.state, found.form, found.minutes.meeting) == ("genuine", form, pack.meeting)
    assert verified.verify(b"%PDF-1.7 minutes pdf ").state == "unknown"
