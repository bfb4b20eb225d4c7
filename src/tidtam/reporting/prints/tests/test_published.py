"""What everybody may fetch: published villages only, with nothing in it that was not consented to."""

from dataclasses import asdict

import pytest
from django.utils import translation

from tidtam.ground.privacy.actions import give_consent, withdraw_consent
from tidtam.ground.privacy.models import Purpose
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.content import OfferRow
from tidtam.registers.tourism.models import VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page
from tidtam.reporting.prints import kept
from tidtam.reporting.prints.gathered import Grounds, district_brochure, village_brochure
from tidtam.reporting.prints.tests.papers import joined, sizes, text

pytestmark = pytest.mark.django_db
HERE = "/village/40150604/brochure.pdf"


def fetched(client, path=HERE):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return b"".join(answer.streaming_content)


def facts(language="th"):
    with translation.override(language):
        return village_brochure(public.pages().get(), language, Grounds())


def test_a_published_village_has_a_brochure_in_both_languages(client):
    page = make_page(published=True)
    dish = OfferRow(kind="dish", name_th="ปลาส้มบ้านเฮา", name_en="Sour fish", text_th="หมักสามวัน")
    make_offer(page, dish, published=True)

    thai, english = fetched(client), fetched(client, f"/en{HERE}")

    assert sizes(thai) == sizes(english) == [(297, 210), (297, 210)]
    assert "ปลาส้มบ้านเฮา" in joined(text(thai))
    assert "กู่โบราณผ้าไหมข้าวเม่า" in joined(text(thai))
    assert "Sour fish" in text(english)
    assert "An old sanctuary" in text(english)


@pytest.mark.parametrize(
    "path", [HERE, f"/en{HERE}", "/district/4015/brochure.pdf", "/village/40150605/brochure.pdf"]
)
def test_a_village_that_is_not_published_has_none(client, path):
    make_page()

    assert client.get(path).status_code == 404


def test_a_village_that_is_withdrawn_is_gone_at_once_although_its_file_is_kept(client):
    page = make_page(published=True)
    fetched(client)
    assert list(kept.folder().rglob("*.pdf"))

    actions.withdraw(page, reason="ปิดปรับปรุง", by=None)

    assert client.get(HERE).status_code == 404
    assert client.get("/district/4015/brochure.pdf").status_code == 404


def test_what_did_not_change_is_neither_set_nor_sent_again(client, monkeypatch):
    make_page(published=True)
    first = client.get(HERE)
    b"".join(first.streaming_content)
    monkeypatch.setattr(kept, "Press", None)

    assert client.get(HERE).status_code == 200
    assert client.get(HERE, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_draft_of_an_offer_or_of_the_page_is_not_printed():
    page = make_page(published=True)
    make_offer(page, name_th="ข้าวเม่า")
    actions.change_page(page, TOLD._replace(tagline_th="ยังไม่ตรวจ"), version=page.version, by=None)

    found = facts()

    assert found.tagline == TOLD.tagline_th
    assert found.sections == ()


def test_whom_to_call_stands_there_only_while_that_person_allows_it():
    page = make_page(published=True)
    person = make_person(phone="0812345678")
    VillagePage.objects.filter(pk=page.pk).update(coordinator=person)
    assert facts().contact == ()

    give_consent(person, Purpose.PHONE, how="แบบฟอร์ม", by=None)
    assert [line.text for line in facts().contact] == ["081-234-5678"]

    withdraw_consent(person, Purpose.PHONE, how="โทรแจ้ง", by=None)
    assert "081" not in str(asdict(facts()))


def test_a_village_that_receives_nobody_is_not_offered_as_one_near_by():
    page = make_page(published=True)
    for code, receives in (("40150605", "yes"), ("40150606", "paused")):
        other = make_page(code, TOLD._replace(receives=receives), published=True)
        _at(other, 15.70)
    _at(page, 15.72)

    found = village_brochure(public.pages().get(community__area="40150604"), "th", Grounds())

    assert [stop.name for stop in found.stops] == [public.pages().get(community__area="40150605").area.name]
    assert found.stops[0].distance == "ห่าง 2.2 กม."


def test_a_district_numbers_its_villages_as_its_map_does():
    for number, code in enumerate(("40150604", "40150605", "40150606")):
        _at(make_page(code, published=True), 15.7 + number / 50)
    area = public.pages().first().area.parent.parent

    found = district_brochure(area, "en", Grounds())

    assert found.tagline == "3 villages invite you"
    assert [stop.number for stop in found.stops] == [1, 2, 3]
    assert {(spot.number, spot.name) for spot in found.spots} == {
        (stop.number, stop.name) for stop in found.stops
    }


def test_the_facts_of_a_village_take_as_many_queries_with_one_offer_as_with_five(
    django_assert_max_num_queries,
):
    page = make_page(published=True)
    make_offer(page, published=True)
    facts()
    with django_assert_max_num_queries(20) as one:
        facts()
    for _number in range(4):
        make_offer(page, published=True)
    with django_assert_max_num_queries(len(one)):
        facts()


def _at(page, latitude):
    VillagePage.objects.filter(pk=page.pk).update(latitude=latitude, longitude=102.8)


def test_words_of_months_prices_and_days():
    from datetime import date

    from tidtam.reporting.prints.gathered import words

    with translation.override("th"):
        assert words.months([10, 11, 12, 1, 2]) == "ต.ค.–ก.พ."
        assert words.months([3, 7]) == "มี.ค., ก.ค."
        assert words.months(list(range(1, 13))) == words.months([]) == ""
        assert words.price(15000, 30000) == "150–300 บาท"
        assert words.price(0, None) == "ไม่เสียค่าใช้จ่าย"
        assert words.price(None, None) == ""
        assert words.days(date(2018, 12, 30), date(2019, 1, 2)) == "30 ธ.ค. 61 – 2 ม.ค. 62"
        assert words.duration(90) == "90 นาที"
        assert words.duration(120) == "2 ชั่วโมง"
