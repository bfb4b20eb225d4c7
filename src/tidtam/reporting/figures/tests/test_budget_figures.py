"""The budget's figures: of one fiscal year and area, as known at a moment, down to the entries."""

from datetime import UTC, date, datetime

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import calendar
from tidtam.reporting.figures.queries import BadFigureQuestion, figure
from tidtam.work.plan.tests.money import enter, make_funded, now

pytestmark = pytest.mark.django_db
YEAR = {"area": "40", "start": date(2017, 10, 1), "end": date(2018, 9, 1)}
SUMS = ("allocated", "disbursed", "returned", "remaining", "committed", "carried")


@pytest.fixture(autouse=True)
def _july():
    with now():
        yield


@pytest.fixture
def desk(client):
    client.force_login(make_user("province", "40"))
    return client


def asked(name, **more):
    return figure(f"budget.{name}", **{**YEAR, **more})


@pytest.fixture
def year():
    """1,000 of the province, of which 357 are spent; 500 of a district, 100 returned, 150 committed, 50 carried."""
    own = make_funded(1000)
    enter(own, "disburse", 357, dated_on=date(2018, 5, 2))
    district = make_funded(500, "1.1.1 (2)", area="4015")
    enter(district, "return", 100)
    enter(district, "commit", 200)
    enter(district, "carry", 50, part="committed")


@pytest.mark.usefixtures("year")
def test_the_sums_are_those_of_the_tree_and_what_remains_is_what_is_left():
    told = {name: asked(name).value for name in SUMS}
    assert told == {
        "allocated": 1500_00,
        "disbursed": 357_00,
        "returned": 100_00,
        "remaining": 1043_00,
        "committed": 150_00,
        "carried": 50_00,
    }
    assert told["allocated"] == told["disbursed"] + told["returned"] + told["remaining"]
    assert {name: asked(name, area="4015").value for name in SUMS}["allocated"] == 500_00
    assert asked("spent_share").text == "23.80"
    assert asked("used_share").text == "30.47"
    assert asked("used_share", area="4015").text == "20.00"


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("name", SUMS)
@pytest.mark.parametrize("by", ["district", "approach", "month"])
def test_the_parts_add_up_and_each_leads_to_its_entries(desk, name, by):
    found = asked(name, by=by)
    assert sum(row.value for row in found.rows) == found.value
    for row in found.rows:
        if row.value:
            answer = desk.get(row.link)
            assert answer.status_code == 200
            entries = answer.context["page"].rows
            assert entries, row.link
            if name in ("allocated", "disbursed", "returned"):
                assert sum(entry.amount for entry in entries) == row.value


@pytest.mark.usefixtures("year")
def test_money_of_the_whole_province_stands_beside_that_of_its_districts():
    make_area("4025")
    rows = {row.key: row.value for row in asked("allocated", by="district").rows}
    assert rows == {"4015": 500_00, "4025": 0, "whole": 1000_00}


def test_what_was_known_at_a_moment_leaves_later_entries_out():
    with now(datetime(2018, 3, 2, 3, tzinfo=UTC)):
        node = make_funded(1000)
    with now(datetime(2018, 5, 2, 3, tzinfo=UTC)):
        enter(node, "disburse", 300)  # dated 1 March
    then = datetime(2018, 4, 1, tzinfo=UTC)
    assert asked("disbursed", known_at=then).value == 0
    assert asked("allocated", known_at=then).value == 1000_00
    assert asked("allocated", known_at=datetime(2018, 1, 1, tzinfo=UTC)).value == 0
    assert asked("disbursed").value == 300_00


@pytest.mark.usefixtures("year")
def test_the_present_year_is_meant_where_no_months_are_said_and_the_answer_says_which():
    found = figure("budget.allocated", area="40")
    assert found.value == 1500_00
    assert found.notes == (f"ปีงบประมาณ {calendar.fiscal_year(date(2018, 7, 27))}",)
    assert found.json()["value"] == "1500"


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2018, 1, 1), date(2018, 6, 1)), (date(2017, 10, 1), None), (date(2016, 10, 1), date(2018, 9, 1))],
)
def test_a_part_of_a_year_or_two_years_are_refused_in_words(start, end):
    make_funded()
    with pytest.raises(BadFigureQuestion, match="ปีงบประมาณ"):
        asked("allocated", start=start, end=end)


def test_nothing_was_allocated_gives_nought_and_no_percentage_beyond():
    make_area("40")
    assert [asked(name).value for name in (*SUMS, "spent_share", "used_share")] == [0] * 8


@pytest.mark.usefixtures("year")
def test_the_pages_show_the_figures_and_their_parts(desk):
    for name in (*SUMS, "spent_share", "used_share"):
        answer = desk.get(f"/desk/figures/budget.{name}/?area=40&from=2560-10&to=2561-09&by=district")
        assert answer.status_code == 200, name
    assert "ปีงบประมาณ 2561" in answer.content.decode()
    assert desk.get("/desk/figures/budget.allocated/?area=40&from=2561-01&to=2561-02").status_code == 422
