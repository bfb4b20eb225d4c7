"""A number is shown to who may see it, with a reason that stays and names nobody."""

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import refusals
from tidtam.ground.privacy.actions import reveal_number
from tidtam.ground.privacy.tests.factories import NAME, PHONE, make_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry

pytestmark = pytest.mark.django_db
NUMBER, REASON = invented(5), "ตรวจสอบการลงทะเบียนซ้ำ"


def test_the_province_sees_the_number_and_the_trail_keeps_why():
    person, officer = make_person(number=NUMBER), make_user("province", "40")

    assert reveal_number(person, reason=REASON, by=officer) == NUMBER

    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.area, entry.detail) == (
        "privacy.reveal_number",
        person.area,
        {"reason": REASON},
    )
    assert entry.actor == str(officer.pk)


@pytest.mark.parametrize(
    ("role", "area"), [("district", "4015"), ("province", "41"), ("admin", ""), ("auditor", "40")]
)
def test_nobody_else_sees_it_and_nothing_is_written(role, area):
    person = make_person(number=NUMBER)
    entries = Entry.objects.count()

    with pytest.raises(refusals.NotEntitled):
        reveal_number(person, reason=REASON, by=make_user(role, area))

    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    "reason", ["", "ดู", f"เลข {NUMBER}", f"โทร {PHONE}", "ตามคำขอของสมมุติ", "๐๔๓-๐๐๐-๑๒๓"]
)
def test_a_reason_is_needed_and_names_nobody(reason):
    person = make_person(number=NUMBER)

    with pytest.raises(refusals.ReasonMissing if len(reason) < 5 else refusals.ReasonNames):
        reveal_number(person, reason=reason, by=make_user("province", "40"))

    assert "สมมุติ" in NAME


def test_without_a_number_there_is_nothing_to_show():
    with pytest.raises(refusals.NoNumber):
        reveal_number(make_person(), reason=REASON, by=make_user("province", "40"))
