"""The committee's decision: who may record it, what it needs, what follows from it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.marks import actions, refusals
from tidtam.registers.marks.models import Assessment, Award
from tidtam.registers.marks.queries.summary import summary
from tidtam.registers.marks.tests.factories import (
    ANSWERS_B,
    HIGH,
    LOW,
    NOW,
    TODAY,
    begin,
    decided,
    fill,
    load,
    make_award,
    make_version,
)
from tidtam.registers.producers.tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_day")]


def test_a_decision_other_than_computed_needs_a_reason(province):
    assessment = begin(make_version(), province)
    fill(assessment, province, HIGH)
    for level in ("middle", ""):
        with pytest.raises(refusals.DiffersWithoutReason):
            decided(assessment, level, province)
    assert decided(assessment, "", province, reason="ผลิตภัณฑ์เลิกผลิต") is None
    assessment.refresh_from_db()
    assert (assessment.level, assessment.computed_level.code) == (None, "high")
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(reason="")


def test_answers_without_a_level_are_decided_as_such(province):
    assessment = begin(load("otop-quadrant"), province)
    fill(assessment, province, {**ANSWERS_B, "2": "2.1"})
    assert decided(assessment, "", province) is None
    assessment.refresh_from_db()
    assert (assessment.computed, assessment.computed_level, assessment.level) == (True, None, None)


def test_assessors_who_stand_even_leave_it_to_the_committee_to_say_why(province, district):
    assessment = begin(load("otop-quadrant"), province, district)
    fill(assessment, province, ANSWERS_B)
    fill(assessment, district, {**ANSWERS_B, "4": "4.1"})
    assert not summary(assessment).found.settled
    with pytest.raises(refusals.DiffersWithoutReason):
        decided(assessment, "B", province)
    assert decided(assessment, "B", province, reason="ตรวจหลักฐานร่วมกันแล้ว").level.code == "B"


def test_a_mark_that_the_committee_gives_freely_needs_no_reason(province):
    assessment = begin(load("otop-mark"), province)
    fill(assessment, province, {"level": "classic"})
    assert decided(assessment, "premium", province).level.code == "premium"


@pytest.mark.parametrize(
    ("approver", "level", "area", "role", "may"),
    [
        ("district", "high", "4015", "district", True),
        ("district", "high", "40", "province", True),
        ("province", "high", "4015", "district", False),
        ("province", "high", "40", "province", True),
        ("national", "high", "40", "province", False),
        ("national", "high", "", "province", True),
        ("district", "high", "40", "executive", False),
    ],
)
def test_the_right_committee_decides(province, approver, level, area, role, may):
    assessment = begin(make_version(approver=approver), province)
    fill(assessment, province, HIGH)
    by = make_user(role=role, area=area)
    if may:
        assert decided(assessment, level, by).level.code == level
        return
    with pytest.raises((refusals.NotWideEnough, refusals.NotEntitled)):
        decided(assessment, level, by)
    assert not Award.objects.exists()


def test_a_level_may_have_a_committee_of_its_own(province, district):
    with clock.frozen(NOW.replace(year=2024)):
        assessment = begin(load("vn-ocop"), province, on=date(2024, 7, 27))
        fill(assessment, province, {"A": 2500, "B": 1500, "C": 2000})
        with pytest.raises(refusals.NotWideEnough):
            decided(assessment, "3", district, decided_on=date(2024, 7, 27))
        award = decided(assessment, "3", province, decided_on=date(2024, 7, 27))
    assert award.valid_until == date(2027, 7, 26)


def test_dates_and_names_of_a_decision_are_checked(province):
    assessment = begin(make_version(), province)
    with pytest.raises(refusals.SheetsOpen):
        decided(assessment, "high", province)
    fill(assessment, province, HIGH)
    for refusal, wrong in (
        (refusals.BodyMissing, {"body": "  "}),
        (refusals.DecidedTooEarly, {"decided_on": date(2018, 7, 26)}),
        (refusals.DecidedInFuture, {"decided_on": date(2018, 7, 28)}),
        (refusals.ValidFromTooEarly, {"valid_from": date(2018, 7, 26)}),
    ):
        with pytest.raises(refusal):
            decided(assessment, "high", province, **wrong)
    with pytest.raises(refusals.NoSuchLevel):
        decided(assessment, "gold", province)
    assert Assessment.objects.get().is_open


def test_what_is_decided_or_called_off_is_closed(province, district):
    version = make_version()
    done, off = begin(version, province), begin(version, province, product=make_product())
    fill(done, province, HIGH)
    decided(done, "high", province)
    with pytest.raises(refusals.ReasonMissing):
        actions.cancel_assessment(off, reason="", by=province)
    actions.cancel_assessment(off, reason="ผู้ผลิตขอถอน", by=province)
    for row in (done, off):
        sheet = row.sheets.get()
        for change in (
            lambda row=row: decided(row, "high", province),
            lambda row=row: actions.cancel_assessment(row, reason="ก", by=province),
            lambda row=row: actions.call_assessor(row, district, by=province),
            lambda sheet=sheet: actions.give_back(sheet, by=province),
            lambda sheet=sheet: actions.dismiss_assessor(sheet, reason="ก", by=province),
            lambda sheet=sheet: actions.save_sheet(sheet, answers=LOW, remarks={}, by=province),
        ):
            with pytest.raises(refusals.NotOpen):
                change()


def test_officers_of_another_district_change_nothing(province):
    assessment, stranger = begin(make_version(), province), make_user(role="district", area="4025")
    fill(assessment, province, HIGH)
    sheet = assessment.sheets.get()
    for change in (
        lambda: actions.call_assessor(assessment, province, by=stranger),
        lambda: actions.dismiss_assessor(sheet, reason="ก", by=stranger),
        lambda: actions.give_back(sheet, by=stranger),
        lambda: actions.cancel_assessment(assessment, reason="ก", by=stranger),
        lambda: decided(assessment, "high", stranger),
        lambda: begin(make_version(scheme="2"), province, by=stranger),
    ):
        with pytest.raises(refusals.NotEntitled):
            change()


def test_an_earlier_permission_of_the_same_scheme_ends_when_the_new_one_begins(province):
    product = make_product()
    earlier, other = make_award(product, "premium"), make_award(make_product(), "premium")
    assessment = begin(load("otop-mark"), province, product=product)
    fill(assessment, province, {"level": "classic"})
    new = decided(assessment, "classic", province)
    earlier.refresh_from_db()
    other.refresh_from_db()
    assert (earlier.valid_until, new.valid_from) == (date(2018, 7, 26), TODAY)
    assert other.valid_until is None


def test_a_certificates_number_stands_once_in_a_version_and_the_next_is_proposed(province):
    version = load("otop-mark")
    assert actions.proposed_number(version, TODAY) == "1/2561"
    make_award(make_product(), certificate_no="ขก 0745")
    assert actions.proposed_number(version, TODAY) == "ขก 0746"
    make_award(make_product(), certificate_no="ขก 9/2560")
    assert actions.proposed_number(version, TODAY) == "ขก 1/2561"
    make_award(make_product(), certificate_no="ขก 1/2561")
    assert actions.proposed_number(version, TODAY) == "ขก 2/2561"
    with pytest.raises(refusals.NumberTaken):
        make_award(make_product(), certificate_no="ขก 1/2561")
    row = actions.AwardRow(make_product().pk, "rising", TODAY, TODAY, certificate_no="ขก 5/2561")
    with pytest.raises(refusals.NumberTaken):
        actions.award_marks([row, row], by=None)


def test_only_who_reaches_the_deciding_committee_revokes(province, district):
    award = make_award(make_product())
    with pytest.raises(refusals.NotWideEnough):
        actions.revoke_award(award, by=district, on=TODAY, reason="ผิดเงื่อนไข")
    actions.revoke_award(award, by=province, on=TODAY, reason="ผิดเงื่อนไข")
    award.refresh_from_db()
    assert (award.revoked_on, award.revoked_reason) == (TODAY, "ผิดเงื่อนไข")


@pytest.mark.parametrize(
    ("starts", "months", "last"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2018, 7, 27), 24, date(2020, 7, 26)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2018, 12, 1), 1, date(2018, 12, 31)),
        (date(2018, 7, 27), None, None),
    ],
)
def test_a_permission_lasts_whole_months(starts, months, last):
    assert actions.last_day(make_version(validity_months=months), starts) == last
