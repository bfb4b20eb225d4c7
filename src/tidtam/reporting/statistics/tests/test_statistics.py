"""The statistics of a month: published once, when it is final, without what would tell one producer's income."""

import json
from datetime import date

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.kit.tests.test_disclosure import assert_nobody_is_told
from tidtam.registers.producers.models import Producer
from tidtam.reporting.statistics import queries, refusals
from tidtam.reporting.statistics.actions import publish, withdraw
from tidtam.reporting.statistics.models import Edition
from tidtam.reporting.statistics.tests.factories import MONTH, make_edition, make_final, make_sold
from tidtam.work.sales import actions as sales
from tidtam.work.sales.models import ProvinceMonth


@pytest.fixture
def officer():
    return make_user("province", "40")


def test_a_lone_producers_sum_is_in_no_published_table():
    edition = make_edition()

    assert "7777.77" not in json.dumps(edition.tables)
    row = next(n for n, one in enumerate(edition.tables["districts"]) if one[0] == "4012")
    assert edition.tables["sales"][row][-1] is None
    assert edition.tables["withheld"] >= 4
    found = queries.behind("40", MONTH)
    assert_nobody_is_told(found.table, queries.withheld(found.table))


def test_where_enough_stand_behind_every_sum_nothing_is_withheld():
    for number in range(6):
        for area in ("401506", "402505"):
            make_sold(area, 10_000_00 + number * 100_00)
            make_sold(area, 5_000_00 + number * 100_00, "food")
    make_final()

    tables = publish("40", MONTH, by=None).tables

    assert tables["withheld"] == 0
    total = float(tables["sales"][-1][-1])
    assert total == pytest.approx(sum(float(row[-1]) for row in tables["sales"][:-1]))
    assert tables["producers"][-1][-1] == 24
    assert sum(tables["products"][-1][:-1]) == tables["products"][-1][-1] == 24


def test_two_producers_of_one_person_are_one_behind_the_sum():
    for _number in range(3):
        make_sold("401506", 10_000_00)
    Producer.objects.update(person=make_person())
    make_final()

    found = queries.behind("40", MONTH)

    assert [len(ones) for ones in found.table.cells.values()] == [1]


def test_a_month_is_published_once_it_is_final_and_once_for_ever(officer):
    make_sold("401506", 10_000_00)
    with pytest.raises(refusals.NotFinal):
        publish("40", MONTH, by=officer)
    make_final()
    edition = publish("40", MONTH, by=officer)
    with pytest.raises(refusals.PublishedAlready):
        publish("40", MONTH, by=officer)
    with pytest.raises(refusals.ReasonMissing):
        withdraw(edition, reason=" ", by=officer)
    withdraw(edition, reason="ผิดหมวด", by=officer)
    with pytest.raises(refusals.PublishedAlready):
        publish("40", MONTH, by=officer)


def test_a_later_correction_changes_no_edition(officer):
    before = make_edition().tables
    sales.open_month("40", MONTH, by=officer, reason="แก้ไขยอด")
    make_sold("401506", 99_000_00)

    assert Edition.objects.get().tables == before


def test_only_who_makes_sales_official_publishes():
    make_sold("401506", 10_000_00)
    make_final()
    for role, area in (("district", "4015"), ("province", "41"), ("auditor", "40")):
        with pytest.raises(refusals.NotEntitled):
            publish("40", MONTH, by=make_user(role, area))


def test_the_office_publishes_and_takes_back_on_its_page(client, officer):
    make_sold("401506", 10_000_00)
    make_final()
    client.force_login(officer)
    page = reverse("statistics:editions")
    assert client.get(page).status_code == 200

    client.post(page, {"month": ProvinceMonth.objects.get(month=MONTH).pk})
    edition = Edition.objects.get()
    assert client.get(page).status_code == 200
    client.post(page, {"withdraw": edition.pk, "reason": "ผิดหมวด"})

    edition.refresh_from_db()
    assert edition.withdrawn_reason == "ผิดหมวด"
    assert client.post(page, {"month": "x"}).status_code == 404


def test_the_page_lies_beyond_a_district(client):
    client.force_login(make_user("district", "4015"))

    assert client.get(reverse("statistics:editions")).status_code == 404


def test_the_tables_are_made_in_few_questions(django_assert_max_num_queries):
    make_edition()

    with django_assert_max_num_queries(7):
        queries.tables("40", MONTH)


def test_a_month_without_sales_is_an_edition_of_noughts(officer):
    make_sold("401506", 10_000_00)
    sales.lock_month("40", date(2018, 4, 1), by=None)

    tables = publish("40", date(2018, 4, 1), by=officer).tables

    assert tables["sales"][-1][-1] == "0.00"
    assert tables["withheld"] == 0
