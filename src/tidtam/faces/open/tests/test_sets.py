"""Open data: what is published, whole and valid in three forms, of any size; nothing else and nobody's name."""

import csv
import io
import json
import tracemalloc
from datetime import date

import pytest

from tidtam.faces.open import writing
from tidtam.kit.opened import OpenRow, OpenSet, sets
from tidtam.registers.producers.tests.factories import make_producer, make_product, make_shown
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind
from tidtam.registers.tourism.tests.factories import make_offer, make_page
from tidtam.reporting.news.tests.factories import make_article
from tidtam.work.followup.tests.factories import VILLAGE

GIVEN = writing.Given("Title", "About", "https://site.example", "Site", "2018-07-27T10:00:00+07:00", "")


def body(answer) -> str:
    return b"".join(answer.streaming_content).decode()


@pytest.fixture
def page(db):
    return make_page(published=True)


def test_a_published_village_is_in_every_form_under_the_same_number(client, page):
    geo = json.loads(body(client.get("/open/villages.geojson")))
    table = list(csv.DictReader(io.StringIO(body(client.get("/open/villages.csv")).lstrip("\ufeff"))))
    linked = json.loads(body(client.get("/open/villages.jsonld")))

    assert geo["type"] == "FeatureCollection"
    assert geo["licence"] == table[0]["licence"] == "CC BY 4.0"
    assert linked["license"].startswith("https://creativecommons.org/")
    assert (
        geo["features"][0]["id"]
        == table[0]["id"]
        == linked["hasPart"][0]["identifier"]
        == f"village/{VILLAGE}"
    )
    assert linked["hasPart"][0]["@type"] == "TouristDestination"


def test_what_is_a_draft_or_was_withdrawn_is_in_none(client, page):
    make_offer(page, kind=Kind.DISH, name_th="ร่าง")
    shown = make_offer(page, kind=Kind.DISH, name_th="ปลาส้ม", published=True)
    assert "ปลาส้ม" in body(client.get("/open/dishes.csv"))
    assert "ร่าง" not in body(client.get("/open/dishes.csv"))

    actions.withdraw(shown, reason="เลิกทำแล้ว", by=None)

    for form in writing.FORMS:
        assert "ปลาส้ม" not in body(client.get(f"/open/dishes.{form}"))


@pytest.mark.parametrize("form", list(writing.FORMS))
def test_every_set_is_whole_with_nothing_in_it(client, db, form):
    for code in sets():
        answer = client.get(f"/open/{code}.{form}")
        text = body(answer)
        assert answer.status_code == 200
        assert answer["Access-Control-Allow-Origin"] == "*"
        if form != "csv":
            json.loads(text)


def test_no_set_has_a_column_for_a_person():
    columns = {name for one in sets().values() for name in one.columns}

    assert len(sets()) >= 7
    assert not columns & {"person", "owner", "phone", "email", "line_id", "coordinator", "contact", "address"}


def test_every_row_fills_the_columns_that_are_described(client, page):
    for kind in Kind:
        days = [DateRow(date(2018, 12, 1), date(2018, 12, 3))]
        more = {"recurs": "yearly", "dates": days} if kind == Kind.EVENT else {}
        make_offer(page, kind=kind, published=True, **more)

    for one in sets().values():
        for row in one.rows():
            assert set(row.values) == set(one.columns), one.code


@pytest.mark.parametrize("path", ["/open/nothing.csv", "/open/villages.xml", "/open/villages.csv/"])
def test_what_is_not_there_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_text_that_a_spreadsheet_would_run_is_told_as_text():
    one = OpenSet("x", "X", "", {"name": ""}, lambda: iter([OpenRow("x/1", {"name": "=cmd|' /C calc'!A0"})]))

    lines = "".join(writing.table(one, GIVEN)).splitlines()

    assert lines[1].startswith("x/1,'=cmd")


@pytest.mark.parametrize("form", list(writing.FORMS))
def test_fifty_thousand_rows_take_no_more_memory_than_few(form):
    def rows(count):
        words = "ผ้าไหมมัดหมี่ลายโบราณ" * 5
        return OpenSet(
            "x",
            "X",
            "",
            {"name": ""},
            lambda: (OpenRow(f"x/{n}", {"name": words}, (16.0, 102.0)) for n in range(count)),
        )

    sizes = []
    for count in (500, 50_000):
        tracemalloc.start()
        total = sum(len(piece) for piece in writing.pieces(writing.FORMS[form](rows(count), GIVEN)))
        sizes.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert total > 5_000_000
    assert sizes[1] < sizes[0] + 500_000


def test_the_page_of_open_data_tells_each_set_and_its_columns_in_both_languages(client, db):
    thai, english = client.get("/open/").content.decode(), client.get("/en/open/").content.decode()

    assert "/open/villages.geojson" in thai
    assert "Villages that receive visitors" in english
    assert "CC BY 4.0" in thai
    assert client.get("/open/").made_of == {"opendata"}


def test_offers_are_read_in_few_questions_whatever_their_number(client, page, django_assert_max_num_queries):
    for number in range(3):
        make_offer(page, kind=Kind.DISH, name_th=f"จาน {number}", published=True)

    with django_assert_max_num_queries(3):
        body(client.get("/open/dishes.geojson"))


def test_a_sole_owners_product_is_told_without_the_owner_and_a_hidden_one_is_not(client, db):
    group, sole = make_shown(name_th="กลุ่มทอผ้าบ้านนา"), make_shown(name_th="นางสมศรี ทอดี", kind="sole")
    make_product(group, name_th="ผ้าขาวม้า")
    make_product(sole, name_th="ผ้าห่ม")
    make_product(make_producer(), name_th="ไม่ได้ให้เผยแพร่")

    everything = "".join(
        body(client.get(f"/open/{code}.{form}"))
        for code in ("products", "producers")
        for form in writing.FORMS
    )

    assert "ผ้าขาวม้า" in everything
    assert "ผ้าห่ม" in everything
    assert "กลุ่มทอผ้าบ้านนา" in everything
    assert "สมศรี" not in everything
    assert "ไม่ได้ให้เผยแพร่" not in everything
    assert "0812345678" not in everything


def test_only_articles_that_are_out_are_told(client, db):
    make_article(title_th="เปิดศูนย์บริการ", published=True)
    make_article(title_th="ร่างข่าว")

    told = body(client.get("/open/articles.csv"))

    assert "เปิดศูนย์บริการ" in told
    assert "ร่างข่าว" not in told
