"""Whether a paper is the one that was given out, and exactly which of its figures have changed since."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tidtam.kit import clock
from tidtam.reporting.meetings import printing
from tidtam.reporting.meetings.actions import content, freeze_pack, rebuild
from tidtam.reporting.meetings.models import Meeting, Pack, code_of
from tidtam.reporting.meetings.queries import verified
from tidtam.reporting.meetings.tests import factories
from tidtam.work.sales.actions import SaleRow, record_sales
from tidtam.work.sales.models import Sale
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db

MONTH = date(2018, 6, 1)


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.ALLOWED_HOSTS = ["tidtam.example", "testserver"]
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    """The second one, which lies ahead: its papers hold as of now."""
    factories.make_standards()
    first = factories.make_meeting()
    return factories.make_meeting(first.committee, starts_at=factories.SECOND_DAY)


@pytest.fixture
def sale() -> Sale:
    return make_sale(month=MONTH, baht=100_000_00)


def correct(sale: Sale, baht: int) -> None:
    record_sales([SaleRow(sale.product_id, sale.month, sale.channel_id, baht)], reason="พิมพ์ผิด", by=None)


def test_what_was_given_out_is_genuine(meeting: Meeting) -> None:
    pack = freeze_pack(meeting, by=None)

    for form in ("pdf", "html"):
        found = verified.verify(content(pack, form))
        assert (found.state, found.pack, found.form) == ("genuine", pack, form)


def test_one_byte_more_is_altered_and_still_known_by_its_code(meeting: Meeting) -> None:
    pack = freeze_pack(meeting, by=None)

    for form in ("pdf", "html"):
        found = verified.verify(content(pack, form) + b" ")
        assert (found.state, found.pack) == ("altered", pack)


def test_written_anew_without_what_it_says_of_itself_it_is_known_by_its_pages(meeting: Meeting) -> None:
    pack = freeze_pack(meeting, by=None)
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for page in pypdf.PdfReader(io.BytesIO(content(pack))).pages:
        writer.add_page(page)
    writer.write(out)

    assert pack.code.encode() not in out.getvalue()
    assert verified.verify(out.getvalue()).pack == pack


@pytest.mark.parametrize("other", [b"", b"%PDF-1.7 of somebody else", "รหัสเอกสาร aaaa-aaaa".encode()])
def test_what_bears_no_code_of_ours_is_unknown(meeting: Meeting, other: bytes) -> None:
    freeze_pack(meeting, by=None)

    assert verified.verify(other).state == "unknown"


def test_each_frozen_figure_says_of_what_when_and_where_it_leads(meeting: Meeting, sale: Sale) -> None:
    pack = freeze_pack(meeting, by=None)

    (row,) = [row for row in pack.inputs["figures"] if row["name"] == "sales.total"]

    assert (row["value"], row["unit_code"]) == (100_000_00, "baht")
    assert (row["area"], row["from"], row["to"]) == ("40", "2560-10", "2561-06")
    assert row["known_at"] == factories.NOW.isoformat()
    assert row["link"].startswith("/desk/figures/sales.total/?area=40")


def test_exactly_the_figure_that_was_corrected_is_told(meeting: Meeting, sale: Sale) -> None:
    pack = freeze_pack(meeting, by=None)
    assert verified.changed_since(pack) == []

    correct(sale, 90_000_00)

    (changed,) = verified.changed_since(pack)
    assert changed.json() == {
        "figure": "sales.total",
        "label": "ยอดจำหน่ายผลิตภัณฑ์ชุมชน",
        "area": "40",
        "period": "ต.ค. 60 – มิ.ย. 61",
        "unit": "baht",
        "was": "100000",
        "now": "90000",
        "link": "/desk/figures/sales.total/?area=40&from=2560-10&to=2561-06",
    }
    assert verified.verify(content(pack)).state == "genuine"


def test_an_older_pack_is_asked_by_the_links_of_its_figures(meeting: Meeting, sale: Sale) -> None:
    pack = freeze_pack(meeting, by=None)
    old = ("name", "label", "value", "text", "unit", "period", "sources", "link", "quoted")
    pack.inputs["figures"] = [{key: row[key] for key in old} for row in pack.inputs["figures"]]
    pack.save(update_fields=["inputs"])
    correct(sale, 90_000_00)

    (changed,) = verified.changed_since(Pack.objects.get(pk=pack.pk))

    assert (changed.figure, changed.was, changed.now) == ("sales.total", 100_000_00, 90_000_00)


def test_a_figure_that_is_told_no_longer_is_left_out(meeting: Meeting) -> None:
    pack = freeze_pack(meeting, by=None)
    pack.inputs["figures"].append({"name": "gone.figure", "value": 1, "link": "/desk/figures/gone.figure/"})
    pack.inputs["figures"].append({"name": "sales.total", "value": 1, "area": "99"})
    pack.save(update_fields=["inputs"])

    assert verified.changed_since(pack) == []


def test_a_pack_of_before_is_printed_again_without_the_code_to_check_it(meeting: Meeting) -> None:
    pack = freeze_pack(meeting, by=None)
    before = {key: value for key, value in pack.inputs.items() if key != "check"}

    assert rebuild(pack) == content(pack)
    assert printing.pdf(before) != content(pack)
    assert "tidtam.example" in content(pack, "html").decode()
    page = printing.html(before).decode()
    assert "tidtam.example" not in page
    assert ".check" not in page
    assert code_of(before) == pack.code


def test_the_code_on_the_first_page_leads_to_where_it_is_checked(meeting: Meeting) -> None:
    pack = freeze_pack(meeting, by=None, asked_at="http://10.0.0.5/")

    assert pack.inputs["check"]["address"] == f"http://tidtam.example/v/{pack.code}/"
    assert pack.code in pypdf.PdfReader(io.BytesIO(content(pack))).metadata["/Keywords"]


def test_where_the_settings_name_no_host_the_address_asked_at_is_taken(meeting: Meeting, settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]

    assert (
        freeze_pack(meeting, by=None, asked_at="http://desk:8001/")
        .inputs["check"]["address"]
        .startswith("http://desk:8001/v/")
    )
