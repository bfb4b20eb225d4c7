"""The demo's people are invented, the same each time, and kept as real ones are."""

from datetime import UTC, datetime

import pytest

from tidtam.demo.persons import ENDINGS, FAMILY, build_persons
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import dues
from tidtam.ground.privacy.actions import erase_over
from tidtam.ground.privacy.models import Breach, Consent, Person, Request
from tidtam.kit import clock, sealing
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer

pytestmark = pytest.mark.django_db
TODAY = datetime(2018, 7, 27, 5, 0, tzinfo=UTC)


@pytest.fixture
def people() -> list[Person]:
    for place in range(40):
        make_producer(code=f"4015-{place:04}", kind="sole" if place % 3 else "group")
    make_producer(code="4015-9999", state="draft")
    with clock.frozen(TODAY):
        build_persons({"province": make_user("province", "40")})
    return list(Person.objects.order_by("pk"))


def test_every_name_says_that_it_is_invented_and_no_phone_or_number_is_anybodys(people):
    assert len(people) == 40
    for person in people:
        assert any(f"{family}{ending}" in person.name_th for family in FAMILY for ending in ENDINGS)
        assert person.phone.startswith("0430")
        if person.number_sealed:
            assert sealing.open_sealed(person.number_sealed).startswith("10000")


def test_some_have_numbers_and_about_half_agree_to_be_published(people):
    assert 10 < sum(bool(person.number_sealed) for person in people) < 36
    assert 5 < Consent.objects.filter(purpose="phone").count() < 35
    assert Consent.objects.exclude(withdrawn_at=None).count() == 1
    assert Producer.objects.exclude(person=None).count() == 40


def test_a_breach_runs_its_72_hours_and_a_request_waits_and_nobody_is_kept_too_long(people):
    with clock.frozen(TODAY):
        kinds = {due.kind for due in dues.dues(make_user("province", "40"))}
        assert kinds == {"breach", "request"}
        assert erase_over() == 0
    assert (Breach.objects.count(), Request.objects.count()) == (1, 1)
