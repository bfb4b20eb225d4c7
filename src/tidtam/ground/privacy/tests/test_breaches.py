"""The log of breaches and its 72 hours."""

from datetime import UTC, datetime, timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import dues, refusals
from tidtam.ground.privacy.actions import BreachRow, change_breach, close_breach, record_breach
from tidtam.ground.privacy.models import Breach
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)
ROW = BreachRow("40", NOW - timedelta(hours=10), "ส่งไฟล์รายชื่อผิดผู้รับ", "ชื่อ เบอร์โทรศัพท์")


@pytest.fixture(autouse=True)
def _now():
    make_area("40")
    with clock.frozen(NOW):
        yield


def owed(actor=None):
    return dues.dues(actor or make_user("province", "40"))


def later(**more):
    return clock.frozen(NOW + timedelta(**more))


def test_the_report_is_due_with_the_hours_left():
    record_breach(ROW, by=None)

    (due,) = owed()
    assert (due.kind, due.state) == ("breach", "soon")
    assert "62" in due.what


def test_after_72_hours_it_is_late_to_the_minute():
    record_breach(ROW, by=None)
    with later(hours=61, minutes=59):
        assert owed()[0].state == "soon"
    with later(hours=62, minutes=1):
        assert owed()[0].state == "late"
        assert owed()[0].late_days >= 1


def test_once_reported_only_telling_the_people_is_owed_and_only_at_high_risk():
    breach = record_breach(ROW, by=None)
    change_breach(breach, BreachRow(**{**ROW.__dict__, "risk": "some", "reported_at": NOW}), by=None)
    assert owed() == []

    change_breach(breach, BreachRow(**{**ROW.__dict__, "risk": "high", "reported_at": NOW}), by=None)
    assert [due.kind for due in owed()] == ["breach"]

    change_breach(
        breach, BreachRow(**{**ROW.__dict__, "risk": "high", "reported_at": NOW, "told_at": NOW}), by=None
    )
    assert owed() == []


def test_no_risk_owes_no_report():
    record_breach(BreachRow(**{**ROW.__dict__, "risk": "none"}), by=None)
    assert owed() == []


def test_a_late_report_says_why():
    row = {**ROW.__dict__, "noticed_at": NOW - timedelta(hours=100), "reported_at": NOW}
    with pytest.raises(refusals.LateWithoutReason):
        record_breach(BreachRow(**row), by=None)

    assert record_breach(BreachRow(**row | {"late_reason": "รอผลตรวจ"}), by=None).late_reason == "รอผลตรวจ"


@pytest.mark.parametrize(("changed", "refusal"), [
    ({"what": " "}, refusals.WhatMissing), ({"kinds": ""}, refusals.KindsMissing),
    ({"noticed_at": NOW + timedelta(minutes=1)}, refusals.DayAhead),
    ({"reported_at": NOW - timedelta(hours=11)}, refusals.BeforeNoticed),
    ({"told_at": NOW + timedelta(hours=1)}, refusals.DayAhead),
])  # fmt: skip
def test_what_cannot_be_is_refused(changed, refusal):
    with pytest.raises(refusal):
        record_breach(BreachRow(**{**ROW.__dict__, **changed}), by=None)
    assert not Breach.objects.exists()


@pytest.mark.parametrize(("told", "closes"), [
    ({}, False), ({"risk": "none"}, True), ({"risk": "some"}, False), ({"risk": "some", "reported_at": NOW}, True),
    ({"risk": "high", "reported_at": NOW}, False), ({"risk": "high", "reported_at": NOW, "told_at": NOW}, True),
])  # fmt: skip
def test_it_closes_when_whoever_had_to_be_told_was_told(told, closes):
    breach = record_breach(BreachRow(**{**ROW.__dict__, **told}), by=None)
    if not closes:
        with pytest.raises(refusals.NotClosable):
            close_breach(breach, by=None)
        return
    close_breach(breach, by=None)
    for change in (lambda: close_breach(breach, by=None), lambda: change_breach(breach, ROW, by=None)):
        with pytest.raises(refusals.BreachClosed):
            change()


def test_only_who_looks_after_personal_data_there_keeps_the_log_and_sees_its_dues():
    breach = record_breach(ROW, by=make_user("province", "40"))
    for stranger in (make_user("province", "41"), make_user("district", "4015"), make_user("admin")):
        with pytest.raises(refusals.NotEntitled):
            record_breach(ROW, by=stranger)
        with pytest.raises(refusals.NotEntitled):
            close_breach(breach, by=stranger)
        assert owed(stranger) == []


def test_the_trail_tells_what_changed_and_not_what_was_written():
    breach = record_breach(ROW, by=None)
    change_breach(breach, BreachRow(**{**ROW.__dict__, "steps": "แจ้งผู้รับให้ลบไฟล์"}), by=None)

    entry = Entry.objects.latest("id")
    assert entry.detail["fields"] == ["steps"]
    assert "ลบไฟล์" not in str(entry.detail)
