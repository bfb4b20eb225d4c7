"""Requests of the people themselves, answered within thirty days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import dues, refusals
from tidtam.ground.privacy.actions import answer_request, record_request
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db
CAME = date(2018, 7, 2)


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(datetime(2018, 7, 27, 3, tzinfo=UTC)):
        yield


def test_a_request_is_due_thirty_days_after_it_came_and_no_longer_once_answered():
    person, officer = make_person(), make_user("district", "4015")
    request = record_request("copy", received_on=CAME, area="", person=person, note="ขอสำเนา", by=officer)

    (due,) = dues.dues(officer)
    assert (due.kind, due.due, due.state, due.area) == ("request", date(2018, 8, 1), "soon", person.area)

    answer_request(request, granted=True, done_on=date(2018, 7, 20), by=officer)
    assert dues.dues(officer) == []
    with pytest.raises(refusals.AlreadyDone):
        answer_request(request, granted=True, done_on=date(2018, 7, 20), by=officer)
    assert "ขอสำเนา" not in str(Entry.objects.filter(verb__startswith="privacy.record").values())


def test_days_that_cannot_be_are_refused():
    request = record_request("copy", received_on=CAME, area="4015", by=None)
    with pytest.raises(refusals.BeforeReceived):
        answer_request(request, granted=False, done_on=CAME - timedelta(days=1), by=None)
    with pytest.raises(refusals.DayAhead):
        answer_request(request, granted=False, done_on=date(2018, 7, 28), by=None)
    with pytest.raises(refusals.DayAhead):
        record_request("copy", received_on=date(2018, 7, 28), area="4015", by=None)


def test_another_district_neither_records_answers_nor_sees_it():
    request = record_request("erase", received_on=CAME, area="", person=make_person(), by=None)
    stranger = make_user("district", "4001")

    with pytest.raises(refusals.NotEntitled):
        record_request("copy", received_on=CAME, area="4015", by=stranger)
    with pytest.raises(refusals.NotEntitled):
        answer_request(request, granted=True, done_on=CAME, by=stranger)
    assert dues.dues(stranger) == []
