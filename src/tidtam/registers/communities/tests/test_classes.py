"""The class of a community: by the points of a sheet or by a paper, dated, with evidence, withdrawn with a reason."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.communities import refusals
from tidtam.registers.communities.actions import CriterionRow, assess_class, make_sheet, withdraw_class
from tidtam.registers.communities.models import ClassAssessment, ClassSheet, Community
from tidtam.registers.communities.tests.factories import make_community

pytestmark = pytest.mark.django_db

VILLAGE, OTHER = "40150604", "40150808"
TODAY = date(2018, 7, 27)
CRITERIA = (CriterionRow("มีผู้ต้อนรับนักท่องเที่ยว", 10), CriterionRow("มีของฝากของหมู่บ้าน", 30))


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=clock.BANGKOK)):
        yield


@pytest.fixture
def officer():
    return make_user("province", "40")


def sheet(officer, **fields) -> ClassSheet:
    given = {
        "name": "เกณฑ์ชุมชน", "basis": "คู่มือ พช. 2561", "starts_on": date(2018, 7, 1), "limits": (80, 60, 40),
        "criteria": CRITERIA, "by": officer,
    }  # fmt: skip
    return make_sheet("40", **{**given, **fields})


def points(of: ClassSheet, *numbers: int):
    return dict(zip(of.criteria.all(), numbers, strict=True))


def assess(community, officer, **fields) -> ClassAssessment:
    given = {"assessed_on": TODAY, "assessor": "คณะทำงานอำเภอ", "by": officer}
    return assess_class(community, **{**given, **fields})


@given(
    st.integers(0, 1000),
    st.integers(1, 1000),
    st.lists(st.integers(1, 100), min_size=3, max_size=3, unique=True).map(sorted),
)
def test_more_points_are_never_a_worse_class(got, most, limits):
    c, b, a = limits
    made = ClassSheet(least_a=a, least_b=b, least_c=c)
    letters = [made.letter(number, most) for number in (min(got, most), most)]
    assert letters == sorted(letters, reverse=True)
    assert made.letter(most, most) == "A"
    assert made.letter(0, most) == "D"


def test_points_say_the_letter_and_a_limit_belongs_to_the_better_one(officer):
    community, made = make_community(VILLAGE), sheet(officer)
    given = ((10, 30), (2, 30), (1, 30), (4, 20), (0, 16), (0, 15))
    found = [assess(community, officer, points=points(made, *two)).letter for two in given]
    assert found == ["A", "A", "B", "B", "C", "D"]
    assert Entry.objects.filter(verb="communities.assess_class").count() == 6


def test_the_latest_that_stands_is_the_class_and_a_withdrawal_brings_back_the_one_before(officer):
    community, made = make_community(VILLAGE), sheet(officer)
    assess(community, officer, letter="C", source="ประกาศ พช. 6 ก.ย. 62", assessed_on=date(2018, 5, 1))
    better = assess(community, officer, points=points(made, 10, 30))
    row = Community.objects.with_class().get()
    assert (row.letter, row.classed_on) == ("A", TODAY)
    with pytest.raises(refusals.ReasonMissing):
        withdraw_class(better, reason=" ", by=officer)
    withdraw_class(better, reason="ให้คะแนนผิดหมู่บ้าน", by=officer)
    assert Community.objects.with_class().get().letter == "C"
    assert community.classes.count() == 2
    with pytest.raises(refusals.AlreadyWithdrawn):
        withdraw_class(better, reason="อีกครั้ง", by=officer)


def test_what_cannot_be_an_assessment_or_a_sheet_is_refused(officer):
    community, made = make_community(VILLAGE), sheet(officer)
    with pytest.raises(refusals.InFuture):
        assess(community, officer, letter="A", source="หนังสือ", assessed_on=date(2018, 8, 1))
    with pytest.raises(refusals.AssessorMissing):
        assess(community, officer, letter="A", source="หนังสือ", assessor=" ")
    with pytest.raises(refusals.SourceMissing):
        assess(community, officer, letter="A")
    with pytest.raises(refusals.TooManyPoints):
        assess(community, officer, points=points(made, 11, 30))
    with pytest.raises(refusals.NotOfThisSheet):
        assess(community, officer, points={made.criteria.first(): 5})
    with pytest.raises(refusals.NotEntitled):
        assess(community, make_user("district", "4025"), letter="A", source="หนังสือ")
    for wrong, kind in (
        ({"name": " "}, refusals.NameMissing),
        ({"basis": ""}, refusals.BasisMissing),
        ({"limits": (60, 80, 40)}, refusals.LimitsOutOfOrder),
        ({"criteria": ()}, refusals.NoCriteria),
        ({"criteria": (CriterionRow("ก", 0),)}, refusals.NoCriteria),
        ({"criteria": (CRITERIA[0], CRITERIA[0])}, refusals.CriterionTwice),
        ({}, refusals.SheetTaken),
        ({"by": make_user("district", "4015")}, refusals.NotEntitled),
    ):
        with pytest.raises(kind):
            sheet(officer, **wrong)
    assert not ClassAssessment.objects.exists()


def test_the_pages_make_a_sheet_assess_show_and_withdraw(client, officer):
    make_community(VILLAGE)
    make_community(OTHER)
    client.force_login(officer)
    sent = {
        "name": "เกณฑ์ 2561", "basis": "คู่มือ", "starts_on": "1/7/2561", "least_a": "80", "least_b": "60",
        "least_c": "40", "criteria": "มีผู้ต้อนรับ | 10\nมีของฝาก | สามสิบ",
    }  # fmt: skip
    wrong = client.post("/desk/communities/sheets/new/", sent)
    assert wrong.status_code == 422
    assert "บรรทัดที่ 2" in wrong.content.decode()
    assert "มีของฝาก" in wrong.content.decode()
    sent["criteria"] = "มีผู้ต้อนรับ | 10\nมีของฝาก | 30"
    assert client.post("/desk/communities/sheets/new/", sent).status_code == 302
    first, second = ClassSheet.objects.get().criteria.all()

    client.force_login(make_user("district", "4015"))
    address = f"/desk/communities/{VILLAGE}/class/"
    told = {"assessed_on": "27/7/2561", "assessor": "คณะทำงานอำเภอ", f"points_{first.pk}": "8"}
    assert f"points_{second.pk}" in client.post(address, told).context["form"].errors
    told[f"points_{second.pk}"] = "๒๔"
    paper = SimpleUploadedFile("แบบประเมิน.pdf", b"%PDF-1.7 points", "application/pdf")
    assert client.post(address, {**told, "evidence": paper}).status_code == 302
    made = ClassAssessment.objects.get()
    assert made.letter == "A"
    page = client.get(f"/desk/communities/{VILLAGE}/").content.decode()
    assert "A พึ่งตนเองได้" in page
    detail = client.get(f"/desk/communities/classes/{made.pk}/").content.decode()
    assert "32 จาก 40 คะแนน" in detail
    assert client.get(f"/desk/communities/classes/{made.pk}/evidence/").status_code == 200
    listed = client.get("/desk/communities/?class=none").content.decode()
    assert OTHER in listed
    assert VILLAGE not in listed
    assert client.post(f"/desk/communities/classes/{made.pk}/", {"reason": ""}).status_code == 422
    assert client.post(f"/desk/communities/classes/{made.pk}/", {"reason": "ผิด"}).status_code == 302
    client.force_login(make_user("district", "4025"))
    assert client.get(f"/desk/communities/classes/{made.pk}/").status_code == 404
    assert client.get(f"/desk/communities/classes/{made.pk}/evidence/").status_code == 404
    assert client.get(address).status_code == 404


def test_a_wrong_paper_is_refused_in_words_and_nothing_is_stored(client, officer):
    make_community(VILLAGE)
    client.force_login(officer)
    told = {"assessed_on": "27/7/2561", "assessor": "คณะทำงาน", "letter": "B", "source": "ประกาศ 1/2561"}
    paper = SimpleUploadedFile("x.exe", b"MZ....", "application/octet-stream")
    answer = client.post(f"/desk/communities/{VILLAGE}/class/", {**told, "evidence": paper})
    assert answer.status_code == 422
    assert "ประกาศ 1/2561" in answer.content.decode()
    assert not ClassAssessment.objects.exists()
