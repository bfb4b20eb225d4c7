from datetime import date, datetime, timedelta

import pytest

from tidtam.kit import clock, money
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions as register
from tidtam.registers.producers.actions import StepRow
from tidtam.registers.producers.tests.factories import REGISTERED, ROUND, make_producer, make_product
from tidtam.reporting.figures.actions import quote
from tidtam.reporting.figures.queries import BadFigureQuestion, UnknownFigure, figure
from tidtam.work.markets import actions as markets
from tidtam.work.markets.tests.factories import make_vendor
from tidtam.work.sales import actions as sales
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_sale

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2017, 10, 1), date(2018, 6, 1)
MEETING = datetime(2018, 7, 20, 9, 0, tzinfo=BANGKOK)
ARTICLE = "ข่าวประชุมติดตามงาน"


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def test_producers_are_counted_by_round_and_moment():
    kept, gone = make_producer(), make_producer("402505", kind="sme")
    make_producer(state="rejected")
    cancelled_at = REGISTERED + timedelta(days=300)
    register.record_registration_step(StepRow(gone.pk, ROUND, "cancelled", cancelled_at), by=None)
    ask = {"name": "producers.registered", "area": "40", "round": ROUND}
    assert figure(**ask).value == 1
    assert figure(**ask, known_at=cancelled_at - timedelta(days=1)).value == 2
    assert figure(**ask, known_at=REGISTERED - timedelta(days=1)).value == 0
    rows = figure(**ask, by="district", known_at=REGISTERED).rows
    assert [(row.key, row.value) for row in rows] == [("4025", 1), ("4015", 1)]  # in the order of Thai names
    assert {row.key: row.value for row in figure(**ask, by="kind").rows} == {"group": 1, "sole": 0, "sme": 0}
    assert kept.area_id.startswith("4015")


def test_a_producer_of_two_categories_counts_in_both_and_the_figure_says_so():
    producer = make_producer()
    make_product(producer, category="food")
    make_product(producer, category="fabric")
    found = figure("producers.registered", area="40", round=ROUND, by="category")
    assert (found.value, sum(row.value for row in found.rows)) == (1, 2)
    assert not found.parts_add_up


def test_a_correction_after_the_meeting_changes_later_answers_only():
    sale = make_sale(baht=6_199_333_184_00)
    sales.correct_sale(sale, baht=6_000_000_000_00, reason="ตรวจแล้ว", by=None)
    ask = {"name": "sales.total", "area": "40", "start": FIRST, "end": LAST}
    assert figure(**ask, known_at=MEETING).text == "6,199,333,184"
    assert figure(**ask).text == "6,000,000,000"


def test_the_json_has_the_doors_keys():
    make_sale(baht=1250_50)
    quote(
        "sales.total", area="40", value=money.baht("1,250.50"), source=ARTICLE, stated_at=MEETING,
        start=FIRST, end=LAST, by=None,
    )  # fmt: skip
    found = figure("sales.total", area="40", start=FIRST, end=LAST, known_at=MEETING, by="category").json()
    assert {
        key: found[key] for key in ("name", "value", "unit", "area", "from", "to", "round", "known_at")
    } == {
        "name": "sales.total",
        "value": "1250.50",
        "unit": "baht",
        "area": "40",
        "from": "2560-10",
        "to": "2561-06",
        "round": None,
        "known_at": "2018-07-20T09:00:00+07:00",
    }
    assert found["quoted"] == [{"value": "1250.50", "source": ARTICLE}]
    assert found["sources"]
    assert {"key": "fabric", "label": "ผ้าและเครื่องแต่งกาย", "value": "1250.50"} in found["by"]
    plain = figure("markets.vendors", area="40").json()
    assert [plain[key] for key in ("from", "to", "round", "known_at", "by", "quoted")] == [None] * 5 + [[]]


def test_a_quoted_figure_stands_only_beside_the_very_same_question():
    make_sale()
    stated = {"area": "40", "source": ARTICLE, "stated_at": MEETING, "by": None}
    quote("sales.total", value=1, start=FIRST, end=LAST, **stated)
    quote("sales.total", value=2, start=FIRST, end=LAST, **stated)
    assert [other.value for other in figure("sales.total", area="40", start=FIRST, end=LAST).quoted] == [2]
    assert figure("sales.total", area="40", start=FIRST, end=MONTH).quoted == ()
    assert figure("sales.total", area="4015", start=FIRST, end=LAST).quoted == ()


def test_registrants_are_counted_without_those_who_withdrew():
    first, second = make_vendor(), make_vendor(wishes=("green",))
    markets.withdraw_vendors([second.number], by=None, at=MEETING + timedelta(days=1))
    assert figure("markets.vendors", area="40").value == 1
    assert figure("markets.vendors", area="40", known_at=MEETING).value == 2
    assert figure("markets.vendors", area="40", known_at=first.recorded_at - timedelta(days=1)).value == 0
    wished = {row.key: row.value for row in figure("markets.vendors", area="40", by="market").rows}
    assert (wished["smile"], wished["local"], wished["green"]) == (1, 1, 0)


def test_the_reporting_rate_counts_reports_of_reports_expected():
    make_sale()
    make_producer("402505")
    found = figure(
        "sales.reporting_rate", area="40", start=MONTH, end=MONTH, by="district", known_at=RECORDED
    )
    assert found.text == "50.00"
    assert {row.key: row.text for row in found.rows} == {"4015": "100.00", "4025": "0.00"}


def test_every_part_leads_on():
    make_sale()
    make_vendor()
    for name, ask in (
        ("producers.registered", {"round": ROUND}),
        ("sales.total", {"start": FIRST, "end": LAST}),
        ("sales.reporting_rate", {"start": FIRST, "end": LAST}),
        ("markets.vendors", {}),
    ):
        by_district = figure(name, area="40", by="district", **ask)
        assert "by=subdistrict" in by_district.rows[0].link or "area=4015" in by_district.rows[0].link
        for row in figure(name, area="4015", by="subdistrict", **ask).rows:
            assert row.link.startswith("/desk/")


@pytest.mark.parametrize(
    "ask",
    [
        {"name": "producers.registered"},
        {"name": "producers.registered", "round": "2599"},
        {"name": "producers.registered", "round": ROUND, "start": FIRST},
        {"name": "sales.total", "round": ROUND},
        {"name": "sales.total", "start": LAST, "end": FIRST},
        {"name": "sales.total", "start": date(2018, 1, 2)},
        {"name": "sales.total", "by": "planet"},
        {"name": "sales.total", "by": "producer"},
        {"name": "sales.total", "area": "40150808"},
        {"name": "sales.total", "area": "99"},
        {"name": "sales.total", "known_at": datetime(2018, 7, 20)},  # noqa: DTZ001
        {"name": "sales.reporting_rate"},
    ],
    ids=str,
)
def test_a_question_that_cannot_be_asked_is_refused_in_words(ask):
    make_producer()
    with pytest.raises(BadFigureQuestion) as refused:
        figure(**({"area": "40"} | ask))
    assert refused.value.messages[0]


def test_an_unknown_figure_names_those_there_are():
    with pytest.raises(UnknownFigure, match=r"sales\.total"):
        figure("sales.totals", area="40")
