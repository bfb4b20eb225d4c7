from datetime import date, datetime, timedelta

import pytest

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.reporting.figures.queries import figure
from tidtam.work.sales.actions import bring_forward
from tidtam.work.sales.queries.brought import BROUGHT
from tidtam.work.sales.tests.factories import make_sale
from tidtam.work.sales.tests.test_brought import FIRST, LAST, row

pytestmark = pytest.mark.django_db

ALL = {"name": "sales.total", "area": "40", "start": FIRST, "end": date(2018, 6, 1)}
APART = 5_000_000_00


@pytest.fixture(autouse=True)
def sums():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        make_sale(baht=1_000_00)
        bring_forward(row(), by=None)
        yield


@pytest.mark.parametrize("by", ["district", "category", "mark", "channel", "month"])
def test_what_was_brought_forward_is_a_part_of_its_own_in_every_breakdown(by):
    found = figure(**ALL, by=by)
    assert found.value == 1_000_00 + APART == sum(one.value for one in found.rows)
    last = found.rows[-1]
    assert (last.key, last.value, last.label) == (BROUGHT, APART, "ยอดยกมา ไม่มีรายละเอียด")
    assert last.link.startswith("/desk/sales/brought/?area=40&from=2557-10&to=2561-06")
    assert [
        one for one in figure(**{**ALL, "start": date(2018, 5, 1)}, by=by).rows if one.key == BROUGHT
    ] == []


def test_the_country_and_the_subdistrict_are_right_too():
    assert figure("sales.total", area="", by="province").value == 1_000_00 + APART
    below = figure("sales.total", area="401508", by="producer")
    assert below.value == 1_000_00
    assert BROUGHT not in {one.key for one in below.rows}


def test_the_figure_says_what_is_in_it_and_what_is_not():
    assert ["5,000,000" in note for note in figure(**ALL).notes] == [True]
    (note,) = figure("sales.total", area="40", start=FIRST, end=date(2015, 3, 1)).notes
    assert note == "ยอดยกมาของจ.ขอนแก่น 5,000,000 บาท ครอบคลุม ต.ค. 57 – ก.ย. 58 จึงไม่นับในช่วงนี้"
    (note,) = figure("sales.total", area="4015", start=FIRST, end=LAST).notes
    assert "จ.ขอนแก่น" in note
    assert "5,000,000" not in note
    assert figure("sales.total", area="40", start=date(2018, 5, 1), end=date(2018, 5, 1)).notes == ()


def test_as_known_before_it_was_entered_it_does_not_count():
    before = clock.now() - timedelta(seconds=1)
    found = figure(**ALL, known_at=before, by="district")
    assert (found.value, found.notes) == (1_000_00, ())
