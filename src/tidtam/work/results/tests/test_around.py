"""Before and after, what is missing, what is owed, and the sums of areas and months."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.plan.actions import TargetRow, drop_target, make_targets
from tidtam.work.plan.tests.factories import make_item
from tidtam.work.plan.tests.money import enter, make_node
from tidtam.work.results import dues
from tidtam.work.results.actions import set_result_rules
from tidtam.work.results.models import INCOME, VISITORS
from tidtam.work.results.queries.around import around, began_in, change_words, stood, whole
from tidtam.work.results.queries.missing import missing
from tidtam.work.results.queries.money import spent_in
from tidtam.work.results.queries.sums import Span, Told, answers, by_area, by_kind, by_month, total
from tidtam.work.results.tests.factories import (
    JUNE,
    MAY,
    VILLAGE,
    make_result,
    make_village,
    nil,
    not_applicable,
    told,
)

TODAY = date(2018, 7, 27)


def make_work(starts_on: date, item: str = "signs", **fields):
    row = TargetRow(2, starts_on, date(2018, 9, 30), make_post("cdd-4015"), **fields)
    (target,) = make_targets(make_item(item), [make_village()], row, by=None).targets
    return target


def seen(began: date):
    return around(stood(VILLAGE), began, lambda one: one.visitors)


def owed(**asked):
    return dues.dues(make_user("province", "40"), **{"today": TODAY, **asked})


def test_the_project_begins_with_the_first_work_or_with_joining_the_programme():
    make_village()
    assert began_in([VILLAGE]) == {VILLAGE: date(2018, 1, 1)}
    make_work(date(2018, 4, 20))
    first = make_work(date(2018, 3, 15), item="brochures")
    assert began_in([VILLAGE]) == {VILLAGE: date(2018, 3, 1)}
    drop_target(first, reason="รวมกับแผ่นพับของอำเภอ", by=None)
    assert began_in([VILLAGE]) == {VILLAGE: date(2018, 4, 1)}


def test_before_and_after_are_means_of_the_months_that_said_something():
    make_result(month=date(2017, 11, 1), row=told(thai_day=100))
    make_result(month=date(2017, 12, 1), row=told(thai_day=51))
    make_result(month=date(2018, 2, 1), row=told(food=900_00))
    make_result(month=MAY, row=nil())
    make_result(month=JUNE, row=told(thai_day=302))
    make_result(month=date(2018, 4, 1), row=not_applicable())

    found = seen(date(2018, 3, 1))
    assert (found.before.value, found.before.months) == (76, 2)
    assert (found.after.value, found.after.months) == (151, 2)
    assert found.pairs == 0
    assert change_words(found.change) == "+98.7%"


def test_the_same_months_of_the_year_are_compared_where_there_are_any():
    make_result(month=date(2017, 6, 1), row=told(thai_day=80))
    make_result(month=date(2018, 2, 1), row=told(thai_day=9))
    make_result(month=JUNE, row=told(thai_day=60))
    make_result(month=MAY, row=told(thai_day=999))

    found = seen(date(2018, 3, 1))
    assert (found.pairs, found.before_same.value, found.after_same.value) == (1, 80, 60)
    assert change_words(found.change) == "−25.0%"


def test_a_rise_from_nothing_is_no_percentage():
    make_result(month=date(2017, 6, 1), row=nil())
    make_result(month=JUNE)
    assert change_words(seen(date(2018, 3, 1)).change) == ""


def test_the_money_of_a_villages_own_works_stands_beside():
    line = make_node(area="4015")
    enter(line, "allocate", 100_000)
    make_work(date(2018, 3, 1), node=line, money=60_000_00)
    make_work(date(2018, 3, 1), item="brochures")
    (spent,) = spent_in(VILLAGE)
    assert (spent.year, spent.money, spent.spent, spent.left, spent.targets, spent.done) == (
        2561, 60_000_00, 0, 60_000_00, 2, 0,
    )  # fmt: skip


def test_a_village_owes_the_months_since_its_project_began_until_somebody_says_something():
    make_village(joined_on=date(2018, 5, 20))
    make_village("40110101", joined_on=date(2018, 7, 2))
    (due,) = owed()
    assert (due.area, due.due, due.late_days, due.state) == (VILLAGE, date(2018, 6, 15), 42, "late")
    assert due.link.endswith(f"/results/{VILLAGE}/2561-05/tell/")

    make_result(month=MAY, row=nil())
    (due,) = owed()
    assert due.due == date(2018, 7, 15)
    make_result(row=not_applicable())
    assert owed() == []


def test_dues_follow_the_provinces_rules_and_the_readers_areas():
    village = make_village()
    province = Area.objects.get(pk="40")
    set_result_rules(province, {"due_days": 30, "chased_months": 1}, by=None)
    (due,) = owed()
    assert (due.due, due.state) == (date(2018, 7, 30), "soon")
    assert owed(area="4025") == []
    assert dues.dues(make_user("district", "4025"), today=TODAY) == []
    assert [one.area for one in dues.dues(make_user("assigned", VILLAGE), today=TODAY)] == [village.pk]


def test_what_is_owed_is_asked_in_as_many_questions_for_three_villages_as_for_one(
    django_assert_max_num_queries,
):
    officer = make_user("province", "40")
    for code in (VILLAGE, "40150205", "40110101"):
        make_village(code)
        officer.reach("view")
        with django_assert_max_num_queries(8):
            assert dues.dues(officer, today=TODAY)


def test_missing_names_each_month_of_each_village():
    make_village("40150205", joined_on=date(2018, 6, 1))
    make_result(month=MAY)
    found = missing(make_user("province", "40"), Q(), [date(2018, 4, 1), MAY, JUNE])
    assert [(one.community.area_id, [month.month for month in one.months]) for one in found] == [
        ("40150205", [6]),
        (VILLAGE, [4, 6]),
    ]


@pytest.fixture
def three():
    make_result(month=MAY, row=told(thai_day=10, foreign_night=5, food=1_000_00))
    make_result(month=JUNE, row=told(thai_day=20, lodging=300_00, guides=50_00))
    make_result("40110101", JUNE, told(thai_night=7, goods=99_00))
    make_result("40250505", JUNE, nil())
    make_result("40250105", JUNE, not_applicable())


def test_sums_add_up_by_area_month_and_kind(three):
    span = Span("40")
    assert total(span, VISITORS) == 42
    assert by_area(span, VISITORS, 4) == {"4015": 35, "4011": 7, "4025": 0}
    assert by_month(span, VISITORS) == {MAY: 15, JUNE: 27}
    assert by_kind(span, VISITORS) == {
        "thai_day": 30, "thai_night": 7, "foreign_day": 0, "foreign_night": 5,
    }  # fmt: skip
    assert total(span, INCOME) == 1_449_00
    assert total(Span("4015", JUNE, JUNE), INCOME) == 350_00
    assert answers(Span("40", JUNE, JUNE)) == Told(2, 1, 1)


def test_sums_as_known_leave_later_corrections_out(three):
    before = clock.now()
    with clock.frozen(datetime(2018, 8, 5, tzinfo=UTC)):
        make_result(row=nil(), reason="ผิดหมู่บ้าน")
        assert total(Span("40"), VISITORS) == 22
        assert total(Span("40", known_at=before), VISITORS) == 42
        assert by_area(Span("40", known_at=before), VISITORS, 4)["4015"] == 35


def test_villages_together_are_the_sums_of_months_that_have_their_like_before():
    make_result(month=date(2017, 6, 1), row=told(thai_day=80))
    make_result(month=JUNE, row=told(thai_day=60))
    make_result("40110101", date(2017, 5, 1), told(thai_day=20))
    make_result("40110101", MAY, told(thai_day=60))
    make_result("40250105", JUNE, told(thai_day=900))

    found = whole("40", lambda one: one.visitors)
    assert (found.villages, found.months, found.before, found.after) == (2, 2, 100, 120)
    assert change_words(found.change) == "+20.0%"
    assert whole("4025", lambda one: one.visitors).change is None
