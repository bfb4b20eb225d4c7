from datetime import date, timedelta

import pytest

from tidtam.registers.producers import actions
from tidtam.registers.producers.actions import RegisterRefused, StepRow
from tidtam.registers.producers.models import Producer, Registration, RegistrationStep
from tidtam.registers.producers.tests.factories import REGISTERED, ROUND, make_producer

pytestmark = pytest.mark.django_db


def course(producer: Producer, *states: str, round: str = ROUND) -> list[StepRow]:
    return [
        StepRow(producer.pk, round, state, REGISTERED + timedelta(days=number))
        for number, state in enumerate(states)
    ]


def test_a_registration_stands_in_the_state_of_its_last_step():
    producer = make_producer(state="")
    rows = course(producer, "draft", "received", "district", "province", "registered")
    assert actions.record_registration_steps(rows, by=None) == 5
    registration = Registration.objects.get(producer=producer)
    assert registration.state == "registered"
    assert RegistrationStep.objects.filter(registration=registration).count() == 5
    producer.refresh_from_db()
    assert producer.registered_at == rows[-1].at
    assert producer.struck_at is None


@pytest.mark.parametrize(
    "states", [("draft", "registered"), ("registered", "rejected"), ("cancelled", "draft")]
)
def test_a_step_that_may_not_follow_refuses_all(states):
    producer = make_producer(state="")
    with pytest.raises(RegisterRefused):
        actions.record_registration_steps(course(producer, *states), by=None)
    assert not RegistrationStep.objects.exists()


def test_a_step_is_not_recorded_before_the_one_it_follows():
    producer = make_producer()
    early = StepRow(producer.pk, ROUND, "cancelled", REGISTERED - timedelta(days=1))
    with pytest.raises(RegisterRefused):
        actions.record_registration_step(early, by=None)


def test_a_producer_is_struck_off_when_its_last_registration_is_cancelled():
    producer = make_producer()
    second = course(producer, "registered", round="2561-1")
    actions.record_registration_steps(second, by=None)
    for code, day in ((ROUND, 10), ("2561-1", 20)):
        at = REGISTERED + timedelta(days=day)
        actions.record_registration_step(StepRow(producer.pk, code, "cancelled", at), by=None)
        producer.refresh_from_db()
        assert (producer.struck_at is not None) == (code == "2561-1")


def test_reports_are_expected_from_registration_to_striking_off():
    producer = make_producer()
    actions.record_registration_step(
        StepRow(producer.pk, ROUND, "cancelled", REGISTERED + timedelta(days=60)), by=None
    )
    months = [date(2015, month, 1) for month in range(2, 7)]
    expected = [month.month for month in months if Producer.objects.expected_in(month).exists()]
    assert expected == [3, 4, 5]


def test_unknown_rounds_and_states_are_named():
    producer = make_producer(state="")
    with pytest.raises(RegisterRefused, match="2599"):
        actions.record_registration_step(StepRow(producer.pk, "2599", "draft", REGISTERED), by=None)
    with pytest.raises(RegisterRefused, match="lost"):
        actions.record_registration_step(StepRow(producer.pk, ROUND, "lost", REGISTERED), by=None)
