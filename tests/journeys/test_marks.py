"""A product is assessed by two, awarded gold by the committee, and its certificate printed and checked."""

import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.visitor import Visitor

PROVINCE, DISTRICT = "เจ้าหน้าที่จังหวัด (สพจ.ขอนแก่น)", "พัฒนาการอำเภอหนองสองห้อง"
CERTIFICATE = "ขก 9001/2561"
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [1280], indirect=True, ids=["desk"])]


def test_a_product_is_assessed_awarded_gold_and_its_certificate_printed(
    welcome: Welcome, tmp_path: Path
) -> None:
    province, district = welcome("province"), welcome("district4015")
    page = province.page
    product = _product_without_a_mark(province)
    province.press(page.get_by_role("link", name="เริ่มประเมิน"))
    page.get_by_label("เกณฑ์", exact=True).select_option(label="เครื่องหมายผลิตภัณฑ์ OTOP 4 ระดับ · รุ่น 1")
    for assessor in (PROVINCE, DISTRICT):
        page.get_by_label(assessor).check()
    province.look("assess-begin")
    province.press(page.get_by_role("main").get_by_role("button", name="เริ่มประเมิน"))
    assessment = page.url.removeprefix(province.house.url)

    for visitor, level in ((province, "Premium"), (district, "Premium")):
        visitor.go(assessment)
        visitor.press(visitor.page.get_by_role("link", name="กรอกแบบประเมินของฉัน"))
        visitor.page.get_by_role("radio", name=re.compile(level)).check()
        visitor.page.get_by_label("ข้อคิดเห็น").fill(f"งานประณีต ผลิตได้ต่อเนื่อง ({visitor.name})")
        visitor.press(visitor.page.get_by_role("button", name="ส่งแบบประเมิน"))
        expect(visitor.page.get_by_role("main")).to_contain_text("ส่งแล้ว")

    province.go(assessment)
    province.press(page.get_by_role("link", name="บันทึกผลการพิจารณา"))
    page.get_by_role("radio", name="Premium").check()
    page.get_by_label("คณะอนุกรรมการ").fill("คณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น")
    page.get_by_label(re.compile("^การประชุม")).fill("1/2561")
    page.get_by_label("วันที่พิจารณา").fill("๒๗ กรกฎาคม ๒๕๖๑")
    page.get_by_label("เลขที่หนังสืออนุญาต").fill(CERTIFICATE)
    province.look("assess-decide")
    province.press(page.get_by_role("main").get_by_role("button", name="บันทึกผลการพิจารณา"))
    page.wait_for_url("**/desk/marks/*/")
    province.look("award")

    said = _certificate(province, tmp_path / "certificate.pdf")
    for words in ("Premium", "สีทอง", product, CERTIFICATE, "27 กรกฎาคม 2561"):
        assert words in said, words
    stranger = welcome("stranger")
    checked = page.get_by_role("link", name="ดูหน้าที่ผู้อื่นเห็น").get_attribute("href")
    assert checked
    stranger.go(checked.removeprefix(stranger.house.url))
    expect(stranger.page.get_by_role("main")).to_contain_text(CERTIFICATE)
    stranger.look("award-verified")


def _product_without_a_mark(officer: Visitor) -> str:
    """Open the page of marks of the district's first product that bears none; its name."""
    officer.go("/desk/products/?area=4015&mark=none")
    rows = officer.page.get_by_role("main").get_by_role("table").locator("tbody tr")
    name = rows.first.get_by_role("link").first.inner_text()
    officer.press(rows.first.get_by_role("link").first)
    officer.press(officer.page.get_by_role("link", name="เครื่องหมายผลิตภัณฑ์").last)
    expect(officer.page.get_by_role("link", name="เริ่มประเมิน")).to_be_visible()
    return name


def _certificate(officer: Visitor, path: Path) -> str:
    link = officer.page.get_by_role("link", name="หนังสืออนุญาต (PDF)").get_attribute("href")
    assert link
    answer = officer.context.request.get(link)
    assert answer.status == 200
    path.write_bytes(answer.body())
    return "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)
