"""What a round was asked, what waits and what stands, by area, kind and state, as known at any moment."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.course import MOVES
from tidtam.registers.producers.models import Registration, Round
from tidtam.registers.producers.tests.factories import make_producer, make_product, make_standard_lists
from tidtam.reporting.figures.queries import figure

pytestmark = pytest.mark.django_db

ROUND = "2561-3"
START = datetime(2018, 5, 2, 9, 0, tzinfo=BANGKOK)
SAID = {"post": "พัฒนากร", "dated_on": date(2018, 5, 2), "meeting": "ครั้งที่ 1/2561", "reason": "x"}


def taken(codes: str, area: str = "40150808", *, kind: str = "group", goods: int = 1) -> Registration:
    """A registration that takes one step a day from START on."""
    make_standard_lists()
    actions.load_lists()
    producer = make_producer(area, state="", kind=kind)
    products = [make_product(producer, name_th=f"ผ้า {n}", category="fabric") for n in range(goods)]
    with clock.frozen(START):
        row = actions.start_registration(producer, Round.objects.get(pk=ROUND), products, by=None)
    for day, code in enumerate(codes.split(), 1):
        with clock.frozen(START + timedelta(days=day)):
            [row] = actions.take_step([row], MOVES[code], by=None, **SAID)
    return row


def value(name: str, area: str = "40", **asked) -> int:
    return figure(name, area=area, round=ROUND, **asked).value


def parts(name: str, by: str, area: str = "40", **asked) -> dict[str, int]:
    return {
        row.key: row.value for row in figure(name, area=area, round=ROUND, by=by, **asked).rows if row.value
    }


def test_what_waits_and_what_was_received_as_known_at_each_moment():
    taken("")
    taken("receive send agree register")
    taken("receive send", "40250505", kind="sme")
    taken("receive reject")
    assert (value("producers.received"), value("producers.waiting")) == (3, 1)
    assert value("producers.received", known_at=START) == 0
    on_the_second = START + timedelta(days=2, hours=1)
    assert value("producers.waiting", known_at=on_the_second) == 2
    assert parts("producers.waiting", "state", known_at=on_the_second) == {"district": 2}
    assert parts("producers.waiting", "district") == {"4025": 1}
    assert parts("producers.received", "kind") == {"group": 2, "sme": 1}
    assert parts("producers.received", "state") == {"registered": 1, "district": 1, "rejected": 1}
    assert parts("producers.received", "category") == {"fabric": 3}
    assert value("producers.received", "4025") == 1


def test_products_count_while_they_stand_and_from_when_they_were_registered():
    row = taken("receive send agree register", goods=3)
    registered_at = START + timedelta(days=4)
    struck_at = START + timedelta(days=9)
    with clock.frozen(struck_at):
        actions.strike_product(row.products.order_by("pk")[0], reason="ลอกเลียน", by=None)
    assert value("products.registered") == 2
    assert value("products.registered", known_at=struck_at - timedelta(hours=1)) == 3
    assert value("products.registered", known_at=registered_at - timedelta(hours=1)) == 0
    assert parts("products.registered", "category") == {"fabric": 2}
    assert parts("products.registered", "subdistrict", "4015") == {"401508": 2}


def test_a_merged_producer_counts_once_where_the_kept_one_is_from_the_merge_on():
    kept = taken("receive send")
    gone = taken("receive", "40250505")
    merged_at = START + timedelta(days=10)
    with clock.frozen(merged_at):
        merge_producers(gone.producer, kept.producer, reason="รายเดียวกัน", by=None)
    assert value("producers.waiting") == 1
    assert parts("producers.waiting", "district") == {"4015": 1}
    before = merged_at - timedelta(hours=1)
    assert parts("producers.waiting", "district", known_at=before) == {"4015": 1, "4025": 1}


def test_products_of_a_merged_producer_count_with_the_kept_one():
    kept, gone = taken("receive send agree register"), taken("receive send agree register", "40250505")
    with clock.frozen(START + timedelta(days=10)):
        merge_producers(gone.producer, kept.producer, reason="รายเดียวกัน", by=None)
    assert value("products.registered") == 2
    assert parts("products.registered", "district") == {"4015": 2}
    assert value("products.registered", "4025") == 0


@pytest.mark.parametrize("name", ["producers.received", "producers.waiting", "products.registered"])
def test_the_way_down_ends_at_the_registrations_that_were_counted(name):
    taken("receive send")
    taken("receive send agree register")
    client = Client()
    client.force_login(make_user("province", "40"))
    row = next(row for row in figure(name, area="4015", round=ROUND, by="subdistrict").rows if row.value)
    assert row.link.startswith(reverse("producers:registrations"))
    sheet = client.get(f"{row.link}&format=csv")
    lines = b"".join(sheet.streaming_content).decode("utf-8-sig").strip().splitlines()
    assert len(lines) - 1 == (row.value if name != "products.registered" else 1)


def test_registered_producers_are_divided_by_sub_type():
    row = taken("receive send agree register", goods=2)
    row.producer.products.update(part="fabric-silk")
    assert parts("producers.registered", "part") == {"fabric-silk": 1}
    assert parts("products.registered", "part") == {"fabric-silk": 2}
