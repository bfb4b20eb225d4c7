"""What changed: evidence, who may say so, who may confirm it, and when it counts."""

from datetime import date, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.training import refusals, rules
from tidtam.work.training.actions import check_outcome, record_unchanged, withdraw_outcome
from tidtam.work.training.models import Outcome
from tidtam.work.training.tests.factories import (
    make_attendee,
    make_held,
    make_officer,
    make_outcome,
    make_shot,
    make_training,
    on,
)

DAY = date(2018, 7, 1)


def check(outcome, by, *, found=True, checked_on=DAY, note="เห็นกล่องใหม่วางขายจริง"):
    return check_outcome(outcome, found=found, checked_on=checked_on, note=note, by=by)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"after": []}, refusals.NoPicture),
        ({"what": " "}, refusals.NothingSaid),
        ({"happened_on": date(2017, 12, 11)}, refusals.NotYetHeld),
        ({"happened_on": date(2018, 7, 28)}, refusals.InFuture),
        ({"kind": "standard"}, refusals.StandardMissing),
    ],
)
def test_a_change_without_its_evidence_is_refused(fields, refusal):
    with pytest.raises(refusal):
        make_outcome(**fields)
    assert not Outcome.objects.exists()


def test_a_standard_is_the_producers_own_with_its_number():
    attendee = make_attendee()
    for held in (make_held(make_producer()), make_held(attendee.producer, number="")):
        with pytest.raises(refusals.StandardMissing):
            make_outcome(attendee, kind="standard", held=held)
    outcome = make_outcome(attendee, kind="standard", what="", held=make_held(attendee.producer))
    assert outcome.what == "มผช. มผช. 17/2561"


def test_only_who_came_and_only_their_own_products():
    attendee = make_attendee()
    with pytest.raises(refusals.NotTheirs):
        make_outcome(attendee, product=make_product())
    attendee.training = make_training()
    with pytest.raises(refusals.DidNotCome):
        make_outcome(attendee)


@pytest.mark.parametrize(
    ("role", "area"), [("district", "4025"), ("assigned", "40150808"), ("executive", "40")]
)
def test_who_does_not_edit_where_the_producer_lies_records_nothing(role, area):
    with pytest.raises(refusals.NotEntitled):
        make_outcome(by=make_user(role, area))


def test_who_recorded_it_never_confirms_it():
    officer = make_officer()
    outcome = make_outcome(by=officer)
    assert not rules.may_confirm(officer, outcome)
    with pytest.raises(refusals.DoerCannotConfirm):
        check(outcome, officer)
    assert check(outcome, make_officer()).state == "confirmed"
    assert Entry.objects.filter(verb="training.confirm_outcome", area="40150808").exists()


def test_who_answers_for_the_training_never_confirms_what_came_of_it():
    answers = make_officer("4015", "district")
    make_post("cdd-4015", holder=answers)
    outcome = make_outcome(by=make_officer())
    with pytest.raises(refusals.DoerCannotConfirm):
        check(outcome, answers)
    check(outcome, make_user("assigned", "40150808"))


def test_a_look_needs_a_note_and_a_day_between_the_change_and_today():
    outcome, other = make_outcome(), make_officer()
    for fields, refusal in (
        ({"note": " "}, refusals.NoteMissing),
        ({"checked_on": date(2018, 1, 31)}, refusals.LookedBefore),
        ({"checked_on": date(2018, 7, 28)}, refusals.InFuture),
    ):
        with pytest.raises(refusal):
            check(outcome, other, **fields)
    with pytest.raises(refusals.NotEntitled):
        check(outcome, make_user("district", "4025"))
    assert check(outcome, other, found=False).state == "refused"
    with pytest.raises(refusals.NotWaiting):
        check(outcome, make_officer())


def test_it_counts_from_the_confirmation_until_it_is_withdrawn():
    with on(date(2018, 2, 10)):
        outcome = make_outcome()
    with on(date(2018, 4, 1)) as confirmed:
        check(outcome, make_officer(), checked_on=date(2018, 3, 30))
    with pytest.raises(refusals.ReasonMissing):
        withdraw_outcome(outcome, reason="", by=make_officer())
    with on(date(2018, 6, 1)) as withdrawn:
        withdraw_outcome(outcome, reason="กลับไปใช้ถุงเดิม", by=make_officer())
    moments = [confirmed - timedelta(seconds=1), confirmed, withdrawn - timedelta(seconds=1), withdrawn]
    assert [Outcome.objects.counted(moment).count() for moment in moments] == [0, 1, 1, 0]
    assert Outcome.objects.counted().count() == 0


def test_that_nothing_changed_is_said_of_many_and_claims_nothing():
    training = make_training()
    producers = [make_attendee(training, make_producer()).producer for _ in range(2)]
    record_unchanged(training, producers, happened_on=DAY, note="ยังใช้แบบเดิม", by=make_officer())
    assert Outcome.objects.standing().count() == 2
    assert not Outcome.objects.waiting().exists()
    with pytest.raises(refusals.NotWaiting):
        check(Outcome.objects.first(), make_officer())
    with pytest.raises(refusals.DidNotCome):
        record_unchanged(training, [producers[0], make_producer()], happened_on=DAY, by=make_officer())
    assert Outcome.objects.count() == 2


def test_pictures_keep_their_side_and_order():
    outcome = make_outcome(before=[make_shot()], after=[make_shot(), make_shot()])
    assert sorted(outcome.pictures.values_list("side", "order")) == [
        ("after", 0),
        ("after", 1),
        ("before", 0),
    ]
