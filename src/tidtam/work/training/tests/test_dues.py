"""What trainings owe: a list of names after a week, a look at what changed after half a year."""

from datetime import date, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training.actions import cancel_training, check_outcome, record_unchanged, sign_in
from tidtam.work.training.dues import dues, half_year_after, kinds
from tidtam.work.training.tests.factories import (
    make_attendee,
    make_officer,
    make_outcome,
    make_training,
    make_training_of_today,
    on,
)

UUID = "7d9f1a5e-8f3c-4c5e-9b1a-0c1d2e3f4a5b"


def owed(day=None, *, by=None, area=""):
    return dues(by or make_officer(), area=area, today=day)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2017, 12, 13), None),
        (date(2017, 12, 14), "soon"),
        (date(2017, 12, 20), "soon"),
        (date(2017, 12, 21), "late"),
    ],
)
def test_a_training_without_its_list_is_late_a_week_after_its_last_day(day, state):
    make_training()
    assert [one.state for one in owed(day)] == ([state] if state else [])


def test_who_is_on_the_list_or_what_was_called_off_owes_none():
    make_attendee()
    cancel_training(make_training(), reason="น้ำท่วม", by=None)
    assert owed(date(2018, 1, 30)) == []


def test_names_that_nobody_countersigned_are_owed():
    training = make_training_of_today()
    make_attendee(training)
    sign_in(training, id=UUID, name="สมใจ", phone="", producer=None, said="")
    (one,) = owed(training.ends_on + timedelta(days=8))
    assert (one.kind, one.late_days) == ("training.sheet", 1)
    assert "1" in one.what


def test_half_a_year_later_somebody_must_have_looked_at_each_producer():
    training = make_training()
    first, second = (make_attendee(training, make_producer()) for _ in range(2))
    assert owed(date(2018, 6, 5)) == []
    (one,) = owed(date(2018, 6, 14))
    assert (one.kind, one.due, one.state) == ("training.look", date(2018, 6, 13), "late")
    record_unchanged(training, [first.producer], happened_on=date(2018, 6, 1), by=make_officer())
    outcome = make_outcome(second)
    (one,) = owed(date(2018, 6, 14))
    assert "รอยืนยันผล 1 เรื่อง" in one.what
    check_outcome(outcome, found=True, checked_on=date(2018, 7, 1), note="เห็นแล้ว", by=make_officer())
    assert owed(date(2018, 6, 14)) == []


def test_dues_lie_in_the_readers_area_and_lead_to_the_training(client):
    training = make_training()
    day = date(2018, 1, 30)
    assert owed(day, by=make_user("district", "4025")) == []
    assert owed(day, area="4025") == []
    district = make_user("district", "4015")
    (one,) = owed(day, by=district, area="4015")
    assert one.post == training.post.name
    assert one.kind in kinds()
    client.force_login(district)
    assert client.get(one.link).status_code == 200


def test_half_a_year_after_the_end_of_august_is_the_end_of_february():
    assert half_year_after(date(2017, 8, 31)) == date(2018, 2, 28)
    assert half_year_after(date(2018, 1, 15)) == date(2018, 7, 15)


def test_more_trainings_ask_no_more_of_the_database(django_assert_max_num_queries):
    officer, counts = make_officer(), []
    owed(by=officer)  # reads the grants, once for all
    for _ in range(3):
        with on(date(2017, 12, 13), 18):
            make_attendee(make_training(), make_producer())
        make_training()
        with django_assert_max_num_queries(
            2
        ) as asked:  # which old codes are the officer's today; what is owed
            assert owed(by=officer)
        counts.append(len(asked))
    assert counts[0] == counts[2]
