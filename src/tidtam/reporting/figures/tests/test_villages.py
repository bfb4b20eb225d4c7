"""Visitors and income of villages: by area, month and kind, as known at a moment, down to the months of villages."""

from datetime import UTC, date, datetime

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.figures.queries import BadFigureQuestion, figure
from tidtam.work.results.tests.factories import JUNE, MAY, make_result, nil, not_applicable, told

pytestmark = pytest.mark.django_db

YEAR = {"area": "40", "start": date(2017, 10, 1), "end": date(2018, 9, 1)}


@pytest.fixture(autouse=True)
def world():
    with clock.frozen(datetime(2018, 7, 27, 3, 0, tzinfo=UTC)):
        make_result(month=MAY, row=told(thai_day=10, foreign_night=5, food=1_000_00))
        make_result(month=JUNE, row=told(thai_day=20, lodging=300_00))
        make_result("40110101", JUNE, told(thai_night=7, goods=99_00))
        make_result("40250505", JUNE, nil())
        make_result("40250105", JUNE, not_applicable())
        make_result(month=date(2017, 9, 1), row=told(thai_day=1000))
        yield


@pytest.fixture
def desk(client):
    client.force_login(make_user("province", "40"))
    return client


def visitors(**asked):
    return figure("villages.visitors", **{**YEAR, **asked})


def income(**asked):
    return figure("villages.income", **{**YEAR, **asked})


def keyed(found):
    return {row.key: row.value for row in found.rows if row.value}


def test_visitors_add_up_by_district_month_and_kind():
    assert (visitors().value, visitors().unit_label) == (42, "คน")
    assert keyed(visitors(by="district")) == {"4015": 35, "4011": 7}
    assert keyed(visitors(by="month")) == {"2561-05": 15, "2561-06": 27}
    assert keyed(visitors(by="kind")) == {"thai_day": 30, "thai_night": 7, "foreign_night": 5}
    assert visitors(by="kind").parts_add_up
    assert visitors(area="4015", start=JUNE, end=JUNE).value == 20


def test_income_is_baht_by_its_kinds():
    assert (income().value, income().text) == (1_399_00, "1,399")
    assert keyed(income(by="kind")) == {"food": 1_000_00, "lodging": 300_00, "goods": 99_00}
    assert income().json()["value"] == "1399"


def test_a_figure_says_of_how_many_months_it_is():
    (note,) = visitors(start=JUNE, end=JUNE).notes
    assert note.startswith("จาก 3 เดือนของหมู่บ้าน (1 เดือนไม่มีนักท่องเที่ยว)")


def test_a_correction_leaves_what_was_known_before():
    before = clock.now()
    with clock.frozen(datetime(2018, 8, 5, tzinfo=UTC)):
        make_result(row=nil(), reason="ผิดหมู่บ้าน")
        assert visitors().value == 22
        assert visitors(known_at=before).value == 42
        assert keyed(visitors(known_at=before, by="month"))["2561-06"] == 27
        assert visitors(known_at=datetime(2018, 7, 1, tzinfo=UTC)).value == 0


@pytest.mark.parametrize("by", ["district", "month", "kind", "subdistrict"])
@pytest.mark.parametrize("name", ["villages.visitors", "villages.income"])
def test_each_part_leads_to_rows_that_add_up_to_it(desk, name, by):
    measure = "visitors" if name == "villages.visitors" else "income"
    asked = {**YEAR, "area": "40" if by == "district" else "4015", "by": by}
    for row in figure(name, **asked).rows:
        page = desk.get(row.link)
        assert page.status_code == 200, row.link
        rows = page.context["page"].rows
        part = row.key if by == "kind" else measure
        assert sum(getattr(one, part) or 0 for one in rows) == row.value, row.link


def test_a_province_leads_to_its_districts(desk):
    (row,) = (row for row in figure("villages.visitors", area="", by="province").rows if row.value)
    assert "by=district" in row.link


def test_what_it_cannot_be_asked_is_refused():
    for wrong in ({"by": "channel"}, {"area": "40150604"}, {"redrawn": True}, {"round": "2561-1"}):
        with pytest.raises(BadFigureQuestion):
            visitors(**wrong)


def test_the_page_of_the_figure_shows_its_parts_to_who_sees_the_area(desk, client):
    page = desk.get("/desk/figures/villages.visitors/", {"area": "40", "from": "2560-10", "to": "2561-06"})
    assert page.status_code == 200
    assert "42" in page.content.decode()
    client.force_login(make_user("district", "4025"))
    assert client.get("/desk/figures/villages.visitors/", {"area": "40"}).status_code == 404
