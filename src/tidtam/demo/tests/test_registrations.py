"""The demo's registrations: every state, papers there and missing, products struck out; the counted round untouched."""

from datetime import UTC, datetime

import pytest

from tidtam.demo.economy.makers import COUNTED_ROUND
from tidtam.demo.registrations import OLD, ROUND, build_registrations
from tidtam.ground.areas.actions import load_gazetteer
from tidtam.kit import clock
from tidtam.registers.producers import actions
from tidtam.registers.producers.models import (
    Registration,
    RegistrationDocument,
    RegistrationState,
    Round,
)
from tidtam.registers.producers.queries.documents import lacks_papers
from tidtam.registers.producers.tests.factories import make_producer, make_product, make_standard_lists

TODAY = datetime(2018, 7, 27, 5, 0, tzinfo=UTC)


@pytest.fixture
def built(db):
    load_gazetteer(["40"], by=None)
    make_standard_lists()
    actions.load_lists()
    for number in range(14):
        make_product(make_producer("401508", name_th=f"กลุ่มเดิม {number}"))
    with clock.frozen(TODAY):
        build_registrations(progress=lambda done, total: None)
        yield


def test_every_state_stands_in_it_and_nothing_lies_in_the_future(built):
    states = set(Registration.objects.values_list("state", flat=True))
    assert states == set(RegistrationState.values)
    assert not Registration.objects.filter(since__gt=TODAY).exists()
    assert Registration.objects.filter(round=COUNTED_ROUND, state="registered").count() == 14
    assert Round.objects.get(pk=OLD).lapses_on is not None


def test_papers_are_there_missing_and_refused_and_identity_papers_not_kept(built):
    under_way = Registration.objects.filter(round=ROUND, state__in=("received", "district", "province"))
    assert under_way.filter(lacks_papers()).exists()
    assert under_way.exclude(lacks_papers()).exists()
    assert RegistrationDocument.objects.exclude(refused="").exists()
    assert not RegistrationDocument.objects.filter(kind__personal=True, file__isnull=False).exists()


def test_some_product_is_struck_out_but_never_the_last_one(built):
    struck = Registration.objects.exclude(products__struck="").filter(products__isnull=False)
    assert not struck.exists()
    assert Registration.objects.filter(products__struck__gt="").exists()
