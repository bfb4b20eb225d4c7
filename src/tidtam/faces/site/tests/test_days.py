"""Festivals by the visitor's own days; the season; months as people say them."""

from datetime import date

import pytest
from django.utils import translation

from tidtam.faces.site import words
from tidtam.faces.site.queries import cards
from tidtam.faces.site.tests.world import fill, make_village, text
from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind
from tidtam.registers.tourism.tests.factories import make_offer


@pytest.fixture
def village():
    page = make_village()
    fill(page)
    return page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"from": "2018-08-05", "to": "2018-08-05"}, True),
        ({"from": "2018-08-06", "to": "2018-08-20"}, False),
        ({"from": "2561-08-01", "to": "2561-08-31"}, True),
        ({"from": "4 ส.ค. 2561", "to": ""}, True),
        ({"from": "2018-08-01", "district": "4001"}, False),
        ({"from": "2018-08-01", "district": "4015"}, True),
    ],
)
def test_a_festival_is_found_on_the_days_on_which_somebody_comes(client, village, asked, found):
    assert ("งานบุญข้าวเม่า" in text(client.get("/events", asked))) is found


@pytest.mark.parametrize(
    "asked", [{"from": "พรุ่งนี้"}, {"from": "2018-13-01"}, {"from": "2018-09-01", "to": "2018-08-01"}]
)
def test_a_day_that_is_none_is_told_and_kept(client, village, asked):
    shown = text(client.get("/events", asked))

    assert 'role="alert"' in shown
    assert f'value="{asked["from"]}"' in shown


def test_a_cancelled_festival_says_so(client):
    page = make_village()
    days = [DateRow(date(2018, 8, 4), date(2018, 8, 5), cancelled=True)]
    make_offer(page, kind=Kind.EVENT, name_th="งานไหล", recurs="once", dates=days, published=True)

    assert "ยกเลิก" in text(client.get("/events"))


def test_a_yearly_festival_comes_next_year_too(client):
    page = make_village()
    days = [DateRow(date(2017, 12, 30), date(2018, 1, 2))]
    make_offer(page, kind=Kind.EVENT, name_th="สวดมนต์ข้ามปี", recurs="yearly", dates=days, published=True)

    assert "30 ธ.ค. 61 – 2 ม.ค. 62" in text(client.get("/events", {"from": "2018-12-31", "to": "2018-12-31"}))


def test_the_first_page_shows_what_is_in_season_this_month(client):
    page = make_village()
    make_offer(page, name_th="เห็ดโคน", months=[7], published=True)
    other = make_village("40150605")
    make_offer(other, name_th="ข้าวหลาม", months=[12, 1], published=True)

    shown = text(client.get("/"))

    assert "เห็ดโคน" in shown
    assert "ข้าวหลาม" not in shown


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ([], ""),
        ([7], "Jul"),
        ([6, 7, 8], "Jun–Aug"),
        ([11, 12, 1, 2], "Nov–Feb"),
        ([1, 3], "Jan, Mar"),
        (range(1, 13), ""),
    ],
)
def test_months_are_said_in_spans(months, said):
    with translation.override("en"):
        assert words.months_text(months) == said


@pytest.mark.parametrize(
    ("lowest", "highest", "kind", "said"),
    [
        (None, None, "", ""),
        (0, None, "", "Free of charge"),
        (12000, None, "dish", "120 baht"),
        (12000, 30000, "dish", "120–300 baht"),
        (35050, None, "homestay", "350.50 baht a night and person"),
    ],
)
def test_prices_are_said_in_baht(lowest, highest, kind, said):
    with translation.override("en"):
        assert words.price_text(lowest, highest, kind) == said


def test_days_are_said_shortly():
    with translation.override("en"):
        assert cards.span(date(2018, 8, 4), date(2018, 8, 4)) == "4 Aug 2018"
        assert cards.span(date(2018, 8, 4), date(2018, 8, 5)) == "4–5 Aug 2018"
        assert cards.span(date(2018, 8, 31), date(2018, 9, 1)) == "31 Aug 2018 – 1 Sep 2018"
