"""How long people are kept, by rules that are data."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import refusals
from tidtam.ground.privacy.actions import change_rule, erase_over, load_rules, record_request
from tidtam.ground.privacy.models import Person, RetentionRule
from tidtam.ground.privacy.queries import over
from tidtam.ground.privacy.queries.retention import months_after
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

CAME = datetime(2018, 1, 15, 3, tzinfo=UTC)


@pytest.fixture
def rule(db) -> RetentionRule:
    load_rules()
    return RetentionRule.objects.get(code="unused")


def test_a_person_to_whom_nothing_points_is_kept_for_the_months_of_the_rule(rule):
    with clock.frozen(CAME):
        person = make_person()

    with clock.frozen(datetime(2018, 7, 14, tzinfo=UTC)):
        assert over(rule) == []
    with clock.frozen(datetime(2018, 7, 16, tzinfo=UTC)):
        (row,) = over(rule)
        assert (row.person, row.since, row.until.date().isoformat()) == (person.pk, CAME, "2018-07-15")
        assert erase_over() == 1

    person.refresh_from_db()
    assert person.name_th == ""
    assert Entry.objects.latest("id").detail["rule"] == "unused"
    with clock.frozen(datetime(2019, 7, 16, tzinfo=UTC)):
        assert erase_over() == 0


def test_a_request_keeps_the_person_until_its_own_time_is_over(rule):
    with clock.frozen(CAME):
        person = make_person()
    with clock.frozen(datetime(2018, 6, 1, 3, tzinfo=UTC)):
        record_request("copy", received_on=clock.today(), area="", person=person, by=None)

    with clock.frozen(datetime(2018, 7, 16, tzinfo=UTC)):
        assert over(rule) == []
    with clock.frozen(datetime(2018, 12, 2, tzinfo=UTC)):
        assert [row.person for row in over(rule)] == [person.pk]


def test_a_rule_that_is_not_automatic_erases_nobody(rule):
    with clock.frozen(CAME):
        make_person()
    change_rule(rule, months=6, automatic=False, by=make_user("admin"))

    with clock.frozen(datetime(2030, 1, 1, tzinfo=UTC)):
        assert erase_over() == 0
        assert len(over(RetentionRule.objects.get(code="unused"))) == 1


def test_only_who_configures_changes_a_rule_and_within_reason(rule):
    with pytest.raises(refusals.NotEntitled):
        change_rule(rule, months=6, automatic=True, by=make_user("province", "40"))
    with pytest.raises(refusals.MonthsWrong):
        change_rule(rule, months=0, automatic=True, by=None)


def test_loading_the_rules_again_leaves_what_the_office_changed(rule):
    change_rule(rule, months=9, automatic=True, by=None)
    load_rules()

    assert RetentionRule.objects.get(code="unused").months == 9
    assert RetentionRule.objects.count() == 6


def test_erased_people_are_never_over(rule):
    with clock.frozen(CAME):
        person = make_person()
        Person.objects.filter(pk=person.pk).update(
            erased_at=CAME, name_th="", phone="", sort_key="", email="", address=""
        )
    with clock.frozen(datetime(2030, 1, 1, tzinfo=UTC)):
        assert over(rule) == []


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_later_is_never_an_earlier_or_impossible_day(day, months):
    instant = datetime.combine(day, time(12), UTC)
    later = months_after(instant, months)

    assert (later.year * 12 + later.month) - (
        clock.local(instant).year * 12 + clock.local(instant).month
    ) == months
    assert later.day <= clock.local(instant).day
