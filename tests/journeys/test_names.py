"""Step 4 of the main job: the article's twelve names beside the official register."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys import article
from tests.journeys.conftest import Welcome
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


def test_the_twelve_villages_stand_in_the_register(welcome: Welcome) -> None:
    province = welcome("province")
    page = province.page
    province.go("/desk/")
    province.menu("หมู่บ้านเป้าหมาย")
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("12 รายการ")
    listed = page.get_by_role("main").get_by_role("table").locator("tbody tr")
    for village in article.VILLAGES.values():
        expect(listed.filter(has_text=village)).to_have_count(1)
    expect(listed.filter(has_text="บ้านก้านเหลือง")).to_contain_text("อยู่นอกพื้นที่ที่ระบุ")
    expect(listed.filter(has_text="บ้านก้านเหลือง")).to_contain_text("แวงน้อย")
    expect(listed.filter(has_text="บ้านวังคูณ")).to_contain_text("สะกดต่างจากทะเบียน")
    province.look("villages")
    province.press(listed.get_by_role("link", name=re.compile("^บ้านก้านเหลือง")))
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"ต้นทางระบุ .*โนนศิลา.* แต่หมู่บ้านนี้อยู่ใน .*แวงน้อย"))
    province.look("village")


def test_names_are_offered_with_every_village_they_may_mean_and_none_is_picked(welcome: Welcome) -> None:
    province = welcome("province")
    page = province.page
    province.go("/desk/communities/match/")
    page.get_by_label("ที่มาของรายชื่อ").fill("บัญชีที่พิมพ์ใหม่")
    page.get_by_role("textbox", name="รายชื่อหมู่บ้าน").fill("\n".join(article.VILLAGES))
    for district in article.DISTRICTS:
        page.get_by_label(f"อ.{district}", exact=True).check()
    province.look("names")
    province.press(page.get_by_role("button", name="แสดงหมู่บ้านที่ตรงกัน"))
    expect(page.get_by_role("main").get_by_role("group")).to_have_count(12)
    assert page.get_by_role("radio", checked=True).count() == 0

    expect(_line(province, "บ้านวังคูน")).to_contain_text("บ้านวังคูณ หมู่ 4")
    expect(_line(province, "บ้านวังคูน")).to_contain_text("ออกเสียงเหมือนกัน สะกดต่างกัน")
    for name, least in (("บ้านหนองทุ่ม", 4), ("บ้านหัวขัว", 3), ("บ้านวังหิน", 3), ("บ้านวังม่วง", 2), ("บ้านหนองหว้า", 2)):
        line = _line(province, name)
        expect(line).to_contain_text("มีชื่อซ้ำหลายหมู่บ้าน")
        assert line.locator("label").filter(has_text=name).count() >= least, name
    yellow = _line(province, "บ้านก้านเหลือง")
    expect(yellow).to_contain_text("อยู่นอกพื้นที่ที่ระบุ")
    expect(yellow.locator("label").filter(has_text="อ.แวงน้อย")).to_have_count(2)
    province.look("candidates")

    province.press(page.get_by_role("button", name="ยืนยันที่เลือกไว้"))
    expect(page.get_by_text("ยังไม่ได้เลือก โปรดเลือกหมู่บ้านอย่างน้อยหนึ่งชื่อ")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("group")).to_have_count(12)
    province.look("candidates-none-chosen")


def _line(visitor: Visitor, typed: str) -> Locator:
    return visitor.page.get_by_role("group", name=re.compile(f"^{typed} "))
