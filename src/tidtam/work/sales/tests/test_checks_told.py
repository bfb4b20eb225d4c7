"""The checks where a month is told: handed to the page, asked again when it is read back."""

import json
import uuid
from datetime import datetime
from html import unescape

import pytest
from django.template.loader import render_to_string

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.telling import TellingForm, ask
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    make_channels()
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def handed_in(page: str) -> dict:
    return json.loads(unescape(page.split('data-checks="', 1)[1].split('"', 1)[0]))


def told(product, **fields) -> TellingForm:
    """The form as it was sent: the whole sum, not split, or one line of the product."""
    asked = ask(product.producer, MONTH)
    data = {"draft": str(uuid.uuid4()), "lines": "3", "seen": asked.mark, "source": "self"}
    form = TellingForm(asked, {**data, "channel_0": "unsplit", **fields})
    assert form.is_valid(), form.errors
    return form


def test_the_page_holds_what_it_needs_to_ask_but_no_month_of_the_past():
    product = make_product(price=500_00)
    for month, baht in ((2, 40_111_00), (3, 40_222_00), (4, 40_333_00)):
        make_sale(product, month=MONTH.replace(month=month), baht=baht)
    page = render_to_string("sales/telling/fields.html", {"form": TellingForm(ask(product.producer, MONTH))})
    known = handed_in(page)
    assert known["goods"][str(product.pk)] == ["ผ้าไหมมัดหมี่", 500_00, None]
    assert known["usual"]["months"] == 3
    assert known["before"] == [[product.pk, "unsplit", 40_333_00, 0, None]]
    assert "4011100" not in page
    assert len(page) < 20_000


def test_other_producers_fair_sales_are_not_handed_out_but_asked_about_when_read_back():
    product, twin = make_product(), make_product(make_producer("40050101"))
    make_sale(twin, month=MONTH, baht=12_345_00, channel="fair")
    page = render_to_string("sales/telling/fields.html", {"form": TellingForm(ask(product.producer, MONTH))})
    assert handed_in(page)["fairs"] == []
    assert "1234500" not in page
    form = told(product, product_0=str(product.pk), channel_0="fair", baht_0="12,345")
    page = render_to_string("sales/telling/read_back.html", {"form": form})
    assert "12,345" in page
    assert "อำเภอต้นสังกัด" in page


def test_a_slip_is_shown_before_it_is_sent_and_keeps_nothing_from_being_sent():
    product = make_product()
    for month in (2, 3, 4):
        make_sale(product, month=MONTH.replace(month=month), baht=40_111_00)
    page = render_to_string("sales/telling/read_back.html", {"form": told(product, baht_0="40,000,000")})
    assert "อาจพิมพ์เกิน 1,000 เท่า" in page
    page = render_to_string("sales/telling/read_back.html", {"form": told(product, baht_0="40,000")})
    assert "asked" not in page
