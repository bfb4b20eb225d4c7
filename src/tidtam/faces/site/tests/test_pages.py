"""The visitors' pages: what is published is there in both languages, what is not is nowhere."""

from datetime import date

import pytest

from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page

CODE = "40150604"


@pytest.fixture
def village():
    page = make_page(CODE, TOLD._replace(point=(15.8, 102.9), transit_th="รถสองแถวสีฟ้า"), published=True)
    make_offer(page, name_th="ปลาส้มสูตรเก่า", name_en="Old sour fish", price_from=12000, published=True)
    make_offer(
        page,
        kind=Kind.EVENT,
        name_th="งานบุญข้าวเม่า",
        recurs="once",
        dates=[DateRow(date(2018, 8, 4), date(2018, 8, 5))],
        published=True,
    )
    return page


PAGES = ["/", "/map", "/map/places.json", "/map/shapes.json", "/search", "/search?q=ปลาส้ม", "/district/4015",
         f"/village/{CODE}", "/events", "/kept", f"/kept?keys=v{CODE}", "/kept-worker.js"]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_in_both_languages(client, village, page):
    for prefix, language in (("", "th"), ("/en", "en")):
        answer = client.get("/en/" if prefix and page == "/" else f"{prefix}{page}")

        assert answer.status_code == 200
        assert answer["Content-Language"] == language
        assert not answer.cookies
