"""A training on the books: numbers, rules, what can no longer change once people came."""

from datetime import date, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.work.plan.tests.factories import make_item
from tidtam.work.training import refusals
from tidtam.work.training.actions import cancel_training, change_training, plan_training
from tidtam.work.training.models import Training
from tidtam.work.training.tests.factories import make_attendee, make_row, make_training, on


def test_numbers_run_within_area_and_fiscal_year():
    first, second = make_training(), make_training()
    other = make_training(starts_on=date(2018, 10, 2))
    province = make_training(area="40")
    assert [t.code for t in (first, second, other, province)] == [
        "4015-2561-001",
        "4015-2561-002",
        "4015-2562-001",
        "40-2561-001",
    ]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"title": "  "}, refusals.TitleMissing),
        ({"ends_on": date(2017, 12, 11), "starts_on": date(2017, 12, 12)}, refusals.DatesReversed),
        ({"starts_on": date(2017, 12, 1), "ends_on": date(2018, 1, 1)}, refusals.TooLong),
    ],
)
def test_what_cannot_be_entered_is_refused_and_nothing_written(fields, refusal):
    with pytest.raises(refusal):
        make_training(**fields)
    assert not Training.objects.exists()


def test_only_work_for_producers_can_be_its_work_item():
    assert make_training(work_item=make_item("producers")).work_item.code == "producers"
    with pytest.raises(refusals.NotForProducers):
        make_training(work_item=make_item("signs"))


@pytest.mark.parametrize(
    ("role", "area"), [("district", "4025"), ("executive", "40"), ("assigned", "40150604"), ("member", "40")]
)
def test_who_does_not_edit_in_the_area_enters_nothing(role, area):
    with pytest.raises(refusals.NotEntitled):
        plan_training(make_row(), by=make_user(role, area))
    assert not Entry.objects.filter(verb="training.plan_training").exists()


def test_a_training_cannot_be_moved_into_an_area_that_is_not_ones_own():
    training, officer = make_training(), make_user("district", "4015")
    with pytest.raises(refusals.NotEntitled):
        change_training(training, make_row(area="4025"), by=officer)
    change_training(training, make_row(place="หอประชุม"), by=officer)
    entry = Entry.objects.get(verb="training.change_training")
    assert entry.detail == {
        "before": {"place": "ศาลาประชาคมอำเภอหนองสองห้อง"},
        "after": {"place": "หอประชุม"},
    }
    assert training.code == Training.objects.get().code


def test_a_day_on_which_people_came_cannot_be_left_out():
    training = make_attendee().training
    with pytest.raises(refusals.DayLeftOut):
        change_training(training, make_row(starts_on=date(2017, 12, 13)), by=None)


def test_a_training_is_called_off_for_a_reason_and_never_after_people_came():
    training = make_training(starts_on=clock.today() + timedelta(days=3))
    with pytest.raises(refusals.ReasonMissing):
        cancel_training(training, reason=" ", by=None)
    cancel_training(training, reason="วิทยากรป่วย", by=None)
    with pytest.raises(refusals.CalledOff):
        change_training(training, make_row(), by=None)
    with pytest.raises(refusals.CameAlready):
        cancel_training(make_attendee().training, reason="ผิด", by=None)


def test_as_known_leaves_out_what_was_entered_or_called_off_later():
    with on(date(2017, 11, 1)) as entered:
        training = make_training()
    with on(date(2017, 12, 1)) as called_off:
        cancel_training(training, reason="น้ำท่วม", by=None)
    assert not Training.objects.as_known(entered - timedelta(seconds=1)).exists()
    assert Training.objects.as_known(called_off - timedelta(seconds=1)).exists()
    assert not Training.objects.as_known(called_off).exists()
