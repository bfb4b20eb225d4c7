"""From the first sheet to the certificate: who may, in which order, and what stays."""

from datetime import date

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.marks import actions, refusals
from tidtam.registers.marks.models import Assessment, AssessmentState
from tidtam.registers.marks.queries.summary import summary
from tidtam.registers.marks.tests.factories import (
    HIGH,
    LOW,
    TODAY,
    begin,
    decided,
    fill,
    make_version,
)
from tidtam.registers.producers.actions import add_member
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_day")]


def test_two_sheets_give_an_average_a_decision_and_a_certificate_with_its_end(province, district):
    version = make_version(validity_months=36)
    assessment = begin(version, province, district, due_on=date(2018, 8, 1))
    fill(assessment, province, HIGH)
    fill(assessment, district, {**HIGH, "ก": 6000})
    sums = summary(assessment)
    assert (sums.found.score, sums.level.code, sums.total.apart) == (8500, "high", "80–90")
    award = decided(assessment, "high", province, certificate_no="ขก 1/2561")
    assessment.refresh_from_db()
    assert (assessment.state, assessment.score, assessment.level.code) == (
        AssessmentState.DECIDED,
        8500,
        "high",
    )
    assert (award.valid_from, award.valid_until) == (TODAY, date(2021, 7, 26))
    assert (award.body, award.meeting, award.assessment) == ("คณะกรรมการ นตผ. จังหวัด", "1/2561", assessment)
    assert Entry.objects.get(verb="marks.decide").area == assessment.product.producer.area_id


def test_a_sheet_is_a_draft_until_it_is_whole_and_handed_in(province):
    assessment = begin(make_version(), province)
    sheet = assessment.sheets.get()
    saved = actions.save_sheet(
        sheet, answers={"ก": 100, "ข.1": None}, remarks={"ก": " ดี ", "x": "?"}, by=province
    )
    assert (saved.answers, saved.remarks, saved.is_handed_in) == ({"ก": 100}, {"ก": "ดี"}, False)
    with pytest.raises(refusals.Incomplete, match=r"ข\.1, ข\.2"):
        actions.hand_in(saved, by=province)
    fill(assessment, province, HIGH)
    with pytest.raises(refusals.HandedIn):
        actions.save_sheet(sheet, answers=LOW, remarks={}, by=province)
    actions.give_back(sheet, by=province)
    with pytest.raises(refusals.NotHandedIn):
        actions.give_back(sheet, by=province)
    assert not actions.save_sheet(sheet, answers=LOW, remarks={}, by=province).is_handed_in


@pytest.mark.parametrize("answers", [{"ก": 6001}, {"ก": -1}, {"ก": "100"}, {"ก": True}, {"ก": 1.5}])
def test_points_outside_the_section_are_refused_at_their_question(province, answers):
    sheet = begin(make_version(), province).sheets.get()
    with pytest.raises(refusals.WrongAnswer) as refused:
        actions.save_sheet(sheet, answers=answers, remarks={}, by=province)
    assert refused.value.at_field == "ก"
    with pytest.raises(refusals.WrongChoice):
        actions.save_sheet(sheet, answers={"no such": 1}, remarks={}, by=province)


def test_nobody_writes_on_another_assessors_sheet(province, district):
    assessment = begin(make_version(), province)
    sheet = assessment.sheets.get()
    for change in (
        lambda: actions.save_sheet(sheet, answers=LOW, remarks={}, by=district),
        lambda: actions.hand_in(sheet, by=district),
    ):
        with pytest.raises(refusals.NotEntitled):
            change()


def test_an_assessor_sees_the_area_and_is_none_of_the_producers_own(province):
    version, elsewhere = make_version(), make_user(role="district", area="4025")
    with pytest.raises(refusals.CannotAssess):
        begin(version, elsewhere, by=province)
    maker = make_producer()
    add_member(maker, province.pk, by=None)
    with pytest.raises(refusals.CannotAssess):
        begin(version, province, product=make_product(maker))
    with pytest.raises(refusals.NoAssessor):
        actions.open_assessment(make_product(), version, assessors=[], by=province)
    assert not Assessment.objects.exists()


def test_a_product_is_assessed_once_at_a_time_under_a_version_in_force(province, district):
    version, product = make_version(valid_until=date(2018, 12, 31)), make_product()
    begin(version, province, product=product)
    with pytest.raises(refusals.AlreadyOpen):
        begin(version, province, product=product)
    draft = make_version(scheme="draft", publish=False)
    for other in (draft, make_version(scheme="past", valid_until=date(2018, 1, 1))):
        with pytest.raises(refusals.NotInForce):
            begin(other, province, product=product)
    reader = make_user(role="executive", area="40")
    with pytest.raises(refusals.NotEntitled):
        begin(version, district, by=reader)


def test_a_paper_sheet_is_typed_in_by_an_account_beside_its_own(province):
    assessment = begin(make_version(), province)
    actions.call_assessor(assessment, province, paper_of="ประธานเครือข่าย OTOP", by=province)
    with pytest.raises(refusals.SheetTaken):
        actions.call_assessor(assessment, province, by=province)
    fill(assessment, province, HIGH, paper_of="")
    fill(assessment, province, LOW, paper_of="ประธานเครือข่าย OTOP")
    assert [sheet.label for sheet in summary(assessment).sheets][1] == "ประธานเครือข่าย OTOP"


def test_a_sheet_that_never_came_is_taken_off_with_a_reason(province, district):
    assessment = begin(make_version(), province, district)
    fill(assessment, province, HIGH)
    with pytest.raises(refusals.SheetsOpen, match=district.label):
        decided(assessment, "high", province)
    missing = assessment.sheets.get(assessor=district)
    with pytest.raises(refusals.ReasonMissing):
        actions.dismiss_assessor(missing, reason=" ", by=province)
    actions.dismiss_assessor(missing, reason="ลาป่วย", by=province)
    assert Entry.objects.get(verb="marks.dismiss_assessor").detail["reason"] == "ลาป่วย"
    decided(assessment, "high", province)
