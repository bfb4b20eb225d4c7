"""The visitors' pages: what is published is there in both languages, what is not is nowhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tidtam.faces.site.tests.world import CODE, fill, make_village, text
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.models import Offer, Receives
from tidtam.registers.tourism.tests.factories import make_offer, make_page

PAGES = ["/", "/map", "/map/places.json", "/map/shapes.json", "/search", "/search?q=ปลาส้ม", "/district/4015",
         f"/village/{CODE}", "/events", "/kept", f"/kept?keys=v{CODE}", "/kept-worker.js"]  # fmt: skip
NAMING = ["/", "/map", "/map/places.json", "/search?q=เปือยน้อย", "/district/4015", f"/kept?keys=v{CODE}"]
FIRST_PAGE = 100_000  # bytes without pictures


@pytest.fixture
def village():
    page = make_village()
    fill(page)
    return page


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_in_both_languages(client, village, page):
    for prefix, language in (("", "th"), ("/en", "en")):
        answer = client.get(f"{prefix}{page}")

        assert answer.status_code == 200
        assert answer["Content-Language"] == language
        assert not answer.cookies


@pytest.mark.parametrize("page", [page for page in PAGES if "." not in page])
def test_a_page_leads_to_the_same_page_in_the_other_language(client, village, page):
    bare = page.partition("?")[0]

    shown = text(client.get(page))

    assert f'hreflang="en" href="/en{page.replace("&", "&amp;")}"' in shown or f'href="/en{bare}' in shown
    assert '<html lang="th">' in shown


def test_a_village_tells_all_that_a_visitor_asks(client, village):
    shown = text(client.get(f"/village/{CODE}"))

    for said in ("ปลาส้มสูตรเก่า", "120 บาท", "กู่เปือยน้อย", "09.00–16.00", "บ้านยายทองคำ", "350 บาทต่อคนต่อคืน",
                 "800–1,200 บาท", "90 นาที", "4–5 ส.ค. 61", "รถสองแถวสีฟ้า", "นัดล่วงหน้าอย่างน้อย 2 วัน",
                 "รับกลุ่ม 4–30 คน", "เช้าเดินตลาดหน้าวัด", "มีที่นี่ที่เดียว", "ก.ค.–ส.ค."):  # fmt: skip
        assert said in shown, said


def test_in_english_with_thai_where_english_is_missing(client, village):
    shown = text(client.get(f"/en/village/{CODE}"))

    assert "Old sour fish" in shown
    assert "Blue pick-up bus" in shown
    assert "กู่เปือยน้อย" in shown  # nobody wrote its English name


@pytest.mark.parametrize("page", NAMING)
def test_a_withdrawn_village_is_gone_everywhere_at_once(client, village, page):
    assert CODE in text(client.get(page)).replace(f"keys=v{CODE}", "")

    actions.withdraw(village, reason="ขอพักการเผยแพร่", by=None)

    shown = text(client.get(page)).replace(f"keys=v{CODE}", "")
    assert CODE not in shown
    assert client.get(f"/village/{CODE}").status_code == 404


def test_a_withdrawn_offer_is_gone_everywhere_at_once(client, village):
    dish = Offer.objects.get(name_th="ปลาส้มสูตรเก่า")
    everywhere = ["/", "/search?q=ปลาส้ม", f"/village/{CODE}", f"/kept?keys=o{dish.pk}"]
    assert all("ปลาส้มสูตรเก่า" in text(client.get(page)) for page in everywhere)

    actions.withdraw(dish, reason="เลิกทำ", by=None)

    assert not any("ปลาส้มสูตรเก่า" in text(client.get(page)) for page in everywhere)


def test_what_waits_for_a_review_is_seen_by_nobody(client):
    page = make_page(CODE)
    make_offer(page, name_th="แกงเห็ดป่า")

    for address in ("/", "/map", "/search?q=แกงเห็ด", "/district/4015", "/events"):
        shown = text(client.get(address))
        assert "แกงเห็ดป่า" not in shown
        assert CODE not in shown
    assert client.get(f"/village/{CODE}").status_code == 404


def test_a_village_that_rests_is_not_offered_as_open(client):
    page = make_village(receives=Receives.PAUSED)
    fill(page)

    home, shown = text(client.get("/")), text(client.get(f"/village/{CODE}"))

    assert f'/village/{CODE}">' not in home  # festivals and dishes lead to their own lines only
    assert CODE not in text(client.get("/map?receives=now"))
    assert "พักรับ" in shown
    assert "นัดล่วงหน้าอย่างน้อย" not in shown


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_it_was_made_from(client, village, page):
    answer = client.get(page)

    assert page == "/kept-worker.js" or any(one.startswith("tourism.") for one in answer.made_of)


def test_a_village_page_names_each_record_that_it_shows(client, village):
    answer = client.get(f"/village/{CODE}")

    assert f"tourism.villagepage:{village.pk}" in answer.made_of
    assert {f"tourism.offer:{pk}" for pk in Offer.objects.values_list("pk", flat=True)} <= answer.made_of


@pytest.mark.parametrize(
    "page", ["/", "/map", "/search?q=บ้าน", "/district/4015", "/events", "/map/places.json"]
)
def test_a_list_asks_the_database_as_often_for_three_villages_as_for_one(client, page):
    codes = ["40150604", "40150605", "40150606"]
    fill(make_village(codes[0]))
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    for code in codes[1:]:
        fill(make_village(code))
    with CaptureQueriesContext(connection) as three:
        client.get(page)

    assert len(three) == len(one) <= 18


def test_a_village_page_asks_as_often_for_three_of_each_as_for_one(client, village):
    with CaptureQueriesContext(connection) as one:
        client.get(f"/village/{CODE}")
    fill(village)
    fill(village)
    make_village("40150605")
    with CaptureQueriesContext(connection) as three:
        client.get(f"/village/{CODE}")

    assert len(three) == len(one) <= 14


@pytest.mark.parametrize("page", ["/", "/map", "/district/4015", f"/village/{CODE}", "/events"])
def test_a_first_page_is_light(client, village, page):
    assert len(client.get(page).content) < FIRST_PAGE / 2


def test_nobody_is_asked_for_anything_by_another_site(client, village):
    for page in PAGES:
        shown = text(client.get(page)).replace("http://testserver", "")
        for scheme in ('src="http', 'href="http', "url(http", 'src="//', 'href="//'):
            assert scheme not in shown, page


def test_the_villagers_own_page_keeps_its_address(client, village):
    """/village/TOKEN/ is secret; eight digits without a stroke are everybody's."""
    from django.urls import resolve

    assert resolve("/village/40150604").namespace == "site"
    assert resolve("/village/Zk3vT9wQpLmN/").namespace == "village"


@pytest.mark.parametrize("address", ["/village/99999999", "/district/9999", "/district/40"])
def test_what_is_not_there_is_not_there(client, village, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/map", "/search", f"/village/{CODE}", "/kept"])
def test_a_page_takes_no_form(client, village, address):
    assert client.post(address).status_code == 405


def test_a_kept_plan_is_an_address_of_its_own_and_counts_as_nothing_that_is_gone(client, village):
    answer = text(client.get(f"/en/kept?keys=t123456.v{CODE}"))
    assert "shown no more" not in answer
