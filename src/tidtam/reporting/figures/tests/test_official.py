"""Official and provisional sales as figures, their parts, and the rows behind them."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.reporting.figures.queries import figure
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels, make_sale

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
ASK = {"area": "40", "start": date(2017, 10, 1), "end": date(2018, 6, 1)}


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def province():
    return make_user(role="province", area="40")


@pytest.fixture
def approved(province):
    """Two reports, 100 and 7 baht; the first was approved just now."""
    first, second = make_sale(baht=100_00), make_sale(baht=7_00)
    actions.take_step("check", [first.report_id, second.report_id], by=province)
    actions.take_step("approve", [first.report_id], by=province)
    return first, second


def test_the_official_figure_leaves_out_what_is_not_approved(approved):
    assert figure("sales.total", **ASK).value == 107_00
    assert figure("sales.official", **ASK).value == 100_00
    assert figure("sales.official", **ASK, known_at=NOW - timedelta(hours=1)).value == 0
    assert figure("sales.official", **ASK, by="district").rows[0].value == 100_00


@pytest.mark.parametrize("name", ["sales.total", "sales.official"])
@pytest.mark.parametrize("by", ["district", "category", "mark", "channel", "month", "kind"])
def test_the_parts_of_each_way_add_up_and_each_leads_on(approved, name, by):
    found = figure(name, **ASK, by=by)
    assert sum(row.value for row in found.rows) == found.value
    assert all(row.link for row in found.rows)


def test_what_was_not_split_is_a_part_of_its_own():
    producer = make_product(make_producer()).producer
    make_channels()
    actions.record_sales([SaleRow(None, MONTH, "unsplit", 50_00, producer=producer.pk, at=RECORDED)], by=None)
    for by in ("category", "mark"):
        parts = {row.label: row.value for row in figure("sales.total", **ASK, by=by).rows}
        assert parts["ไม่แยก"] == 50_00


def rows_behind(client, link):
    return [row.baht for row in client.get(link).context["page"].rows]


def test_the_rows_behind_an_official_part_are_the_approved_ones(client, approved, province):
    client.force_login(province)
    part = next(row for row in figure("sales.official", **ASK, by="kind").rows if row.key == "group")
    assert rows_behind(client, part.link) == [100_00]
    everything = next(row for row in figure("sales.total", **ASK, by="kind").rows if row.key == "group")
    assert sorted(rows_behind(client, everything.link)) == [7_00, 100_00]


def test_the_rows_of_an_earlier_moment_are_those_that_counted_so_then(client, approved, province):
    client.force_login(province)
    address = reverse("sales:facts")

    def known(moment, standing):
        asked = {"known_at": moment.isoformat(), "standing": standing}
        return sorted(row.then for row in client.get(address, asked).context["page"].rows)

    before = NOW - timedelta(hours=1)
    assert known(before, "official") == []
    assert known(before, "provisional") == [7_00, 100_00]
    assert known(NOW, "official") == [100_00]
    assert known(NOW, "provisional") == [7_00]
