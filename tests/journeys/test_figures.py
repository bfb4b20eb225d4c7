"""Step 1 of the main job: the desk, and from a figure down to the rows that it is made of."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import article
from tests.journeys.conftest import Welcome
from tests.journeys.reading import figure, number, rows
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

DISTRICT = "อ.หนองสองห้อง"
MONTHS = ["มิ.ย. 61", "พ.ค. 61", "เม.ย. 61", "มี.ค. 61", "ก.พ. 61", "ม.ค. 61", "ธ.ค. 60", "พ.ย. 60", "ต.ค. 60"]


def test_the_desk_tells_what_is_owed_and_what_the_province_counts(welcome: Welcome) -> None:
    province = welcome("province")
    page = province.page
    province.go("/desk/")
    expect(page.get_by_role("heading", level=1)).to_have_text("จังหวัดขอนแก่น")
    expect(page.get_by_text("ข้อมูล ณ 27 กรกฎาคม 2561").first).to_be_visible()
    for label, stated in (
        ("ผู้ผลิต ผู้ประกอบการที่ลงทะเบียน", article.PRODUCERS),
        ("ยอดจำหน่ายผลิตภัณฑ์ชุมชน", article.SALES),
        ("ผู้ลงทะเบียนตลาดประชารัฐ", article.VENDORS),
    ):
        one = figure(province, label)
        expect(one).to_contain_text("ข้อมูล ณ 27 ก.ค. 61")
        expect(one).to_contain_text(re.compile("ทะเบียน|รายงานยอดจำหน่าย"))  # its source
        expect(one).to_contain_text(re.compile(f"ตัวเลขที่อ้างถึงเมื่อ 20 ก.ค. 61.*{stated}", re.S))
        expect(one.get_by_role("link", name="ดูที่มา")).to_be_visible()
    expect(figure(province, "ยอดจำหน่าย")).to_contain_text("ต.ค. 60 – มิ.ย. 61")
    expect(figure(province, "ที่ลงทะเบียน")).to_contain_text("2557 – 2558")
    province.look("desk")

    owed = page.locator("section").filter(has=page.get_by_role("heading", name="งานค้างรายอำเภอ"))
    line = owed.get_by_role("row").filter(has=page.get_by_role("link", name=DISTRICT, exact=True))
    late = line.get_by_role("cell").first.get_by_role("link")
    counted = number(late.inner_text())
    province.press(late)
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text(f"{counted} รายการ")
    expect(rows(province).first).to_contain_text("เกินกำหนด")
    province.look("dues")


def test_a_figure_leads_down_to_one_producers_month(welcome: Welcome) -> None:
    """Province, district, subdistrict, producer, month: every step adds up to the figure above it."""
    province = welcome("province")
    page = province.page
    province.go("/desk/")
    province.press(figure(province, "ยอดจำหน่าย").get_by_role("link", name="ดูข้อมูล ณ วันนั้น"))
    expect(page.locator(".figure .value").first).to_contain_text(article.SALES)
    assert sum(map(number, _amounts(province))) == number(article.SALES)
    province.look("figure-as-known-then")

    province.go("/desk/")
    province.press(figure(province, "ยอดจำหน่าย").get_by_role("link", name="ดูที่มา"))
    expect(page).to_have_url(re.compile("/desk/figures/sales.total/"))
    for place in (DISTRICT, "ต.คึมชาด"):
        value = page.locator(".figure .value").first
        assert sum(map(number, _amounts(province))) == number(value.inner_text())
        link = page.get_by_role("link", name=place, exact=True)
        row = rows(province).filter(has=link)
        above = number(row.get_by_role("cell").last.inner_text())
        province.press(row.get_by_role("link"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(place)
        assert number(page.locator(".figure .value").first.inner_text()) == above
    province.look("figure-producers")

    producer = rows(province).first
    name, above = (
        producer.get_by_role("link").inner_text(),
        number(producer.get_by_role("cell").last.inner_text()),
    )
    province.press(producer.get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    months = {
        row.get_by_role("link").inner_text(): number(row.get_by_role("cell").last.inner_text())
        for row in rows(province).all()
    }
    assert list(months) == MONTHS
    assert sum(months.values()) == above
    province.look("producer-months")
    province.press(rows(province).get_by_role("link", name="มิ.ย. 61"))
    expect(page.get_by_role("heading", level=1)).to_have_text("ยอดจำหน่าย มิถุนายน 2561")
    expect(page.get_by_role("heading", name="ประวัติการแก้ไขทุกครั้ง")).to_be_visible()
    expect(page.get_by_text(f"รวม {months['มิ.ย. 61']:,} บาท")).to_be_visible()
    province.look("producer-month-revisions")

    province.go("/desk/sales/facts/?area=4015&corrected=yes")
    province.press(rows(province).first.get_by_role("link"))
    told = page.get_by_role("region", name="ประวัติการแก้ไขทุกครั้ง").get_by_role("list")
    corrected = told.filter(has=page.locator("li + li")).first
    expect(corrected.get_by_role("listitem").first).to_contain_text("บาท")
    expect(corrected).to_contain_text(re.compile("บาท · .{5}"))  # what it became, and why
    province.look("producer-month-corrected")


def _amounts(visitor: Visitor) -> list[str]:
    """The value stands last in a row, whether or not its share stands before it."""
    return [row.get_by_role("cell").last.inner_text() for row in rows(visitor).all()]
