"""The pages of assessments and awards: what stands on them, for whom, and how much they ask."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.marks import actions, dues
from tidtam.registers.marks.models import Assessment, AssessmentState, Award, Sheet
from tidtam.registers.marks.queries.product import standings
from tidtam.registers.marks.tests.factories import (
    ANSWERS_B,
    HIGH,
    LOW,
    TODAY,
    begin,
    decided,
    fill,
    load,
    make_award,
    make_version,
)
from tidtam.registers.producers.actions import add_member
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_day")]


def read(client, name, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def paper(client, name, *args) -> str:
    body = b"".join(client.get(reverse(name, args=args)).streaming_content)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)


@pytest.fixture
def officer(client, province):
    client.force_login(province)
    return province


def test_an_officer_assesses_a_product_awards_it_and_prints_its_certificate(client, officer):
    version, product = load("otop-mark"), make_product(name_th="ผ้ามัดหมี่ลายแคน")
    begun = client.post(
        reverse("marks:begin", args=[product.pk]),
        {"version": version.pk, "assessors": [officer.pk], "due_on": "31 ก.ค. 61"},
    )
    assessment = Assessment.objects.get()
    assert begun["Location"] == reverse("marks:assessment", args=[assessment.pk])
    sheet = assessment.sheets.get()
    page = reverse("marks:sheet", args=[sheet.pk])
    assert client.post(page, {"hand_in": "1"}).status_code == 422
    assert client.post(page, {"a0": "premium", "r0": "ลายละเอียด", "hand_in": "1"}).status_code == 302
    given = {"level": "premium", "body": "คณะอนุกรรมการจังหวัด", "meeting": "1/2561", "decided_on": "27/7/2561"}
    client.post(reverse("marks:decide", args=[assessment.pk]), {**given, "certificate_no": "ขก 1/2561"})
    award = Award.objects.get()
    assert "ผ้ามัดหมี่ลายแคน" in read(client, "marks:award", award.pk)
    said = paper(client, "marks:certificate", award.pk)
    for words in (
        "หนังสืออนุญาตให้ใช้เครื่องหมาย",
        "Premium",
        "ผ้ามัดหมี่ลายแคน",
        "ขก 1/2561",
        "27 กรกฎาคม 2561",
        "สีทอง",
    ):
        assert words in said
    assert "ลายละเอียด" in paper(client, "marks:summary", assessment.pk)


def test_a_draft_keeps_what_was_typed_and_names_what_is_wrong_at_its_field(client, officer):
    sheet = begin(make_version(), officer).sheets.get()
    page = reverse("marks:sheet", args=[sheet.pk])
    wrong = client.post(page, {"a0": "61", "a1": "๒๐.๕", "save": "1"})
    assert wrong.status_code == 422
    assert 'value="61"' in wrong.content.decode()
    assert client.post(page, {"a0": "", "a1": "๒๐.๕", "save": "1"})["Location"] == page
    assert Sheet.objects.get().answers == {"ข.1": 2050}
    assert 'value="20.5"' in client.get(page).content.decode()


def test_results_are_hidden_from_other_assessors_until_all_sheets_are_in(client, province, district):
    executive = make_user(role="executive", area="40")
    assessment = begin(make_version(), province, executive)
    fill(assessment, province, HIGH)
    client.force_login(executive)
    assert "จะแสดงผลเมื่อส่งแบบประเมินครบทุกคน" in read(client, "marks:assessment", assessment.pk)
    assert client.get(reverse("marks:summary", args=[assessment.pk])).status_code == 404
    fill(assessment, executive, LOW)
    assert "ส่วนเบี่ยงเบนมาตรฐาน" in read(client, "marks:assessment", assessment.pk)


def test_the_page_says_what_would_lift_a_product_and_whom_to_ask_for_unknown_wording(client, officer):
    assessment = begin(load("otop-quadrant"), officer)
    fill(assessment, officer, {**ANSWERS_B, "1": "1.3"})
    decided(assessment, "D", officer)
    page = read(client, "marks:product", assessment.product_id)
    assert "มาตรฐาน: อยู่ข้อ 1.3 ไม่มีมาตรฐาน ต้องได้ 1.1 หรือ 1.2" in page
    assert "ถ้อยคำทางการของข้อ 1.1, 1.2" in page
    assert "ปรับตัวสู่การพัฒนา" in page


def test_answers_that_fit_no_level_are_shown_as_such_with_the_reasons(client, officer):
    assessment = begin(load("otop-quadrant"), officer)
    fill(assessment, officer, {**ANSWERS_B, "2": "2.1"})
    page = read(client, "marks:assessment", assessment.pk)
    assert "ไม่เข้าเกณฑ์ระดับใด" in page
    assert "กำลังการผลิต: อยู่ข้อ 2.1 เกณฑ์กำหนด 2.2 หรือ 2.3" in page


def test_a_producers_own_people_see_marks_and_advice_but_no_assessors(client, officer):
    maker, member = make_producer(), make_user(role="producer", area="4015")
    add_member(maker, member.pk, by=None)
    done = begin(load("otop-quadrant"), officer, product=make_product(maker))
    fill(done, officer, {**ANSWERS_B, "1": "1.3"})
    award = decided(done, "D", officer)
    begin(load("otop-star"), officer, product=done.product)
    client.force_login(member)
    page = read(client, "marks:product", done.product_id)
    assert "ต้องได้ 1.1 หรือ 1.2" in page
    assert "กำลังประเมิน" not in page
    assert client.get(reverse("marks:assessment", args=[done.pk])).status_code == 404
    assert client.get(reverse("marks:certificate", args=[award.pk])).status_code == 200
    assert client.get(reverse("marks:product", args=[make_product().pk])).status_code == 404


def test_a_certificates_public_page_tells_nothing_personal_and_follows_its_state(client, province):
    award = make_award(make_product(name_th="ผ้าขาวม้า"), certificate_no="ขก 7", valid_until=TODAY)
    url = reverse("verify:mark", args=[award.key])
    page = client.get(url)
    text = page.content.decode()
    for words in ("ผ้าขาวม้า", "กลุ่มทอผ้าไหมบ้านทดสอบ", "Premium", "ขก 7", "ใช้ได้"):
        assert words in text
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert "หมดอายุ" in client.get(url).content.decode()
    actions.revoke_award(award, by=None, on=TODAY, reason="ผู้ผลิตเสียชีวิต")
    revoked = client.get(url).content.decode()
    assert "เพิกถอนแล้ว" in revoked
    assert "เสียชีวิต" not in revoked
    assert (
        client.get(reverse("verify:mark", args=["00000000-0000-4000-8000-000000000000"])).status_code == 404
    )


def test_the_certificate_of_a_revoked_mark_says_so_across_the_page(client, officer):
    award = make_award(make_product())
    actions.revoke_award(award, by=None, on=TODAY, reason="เลิกผลิต")
    assert "เพิกถอนแล้ว" in paper(client, "marks:certificate", award.pk).replace("\n", "")


@pytest.mark.parametrize("code", actions.shipped())
def test_every_scheme_has_a_blank_sheet_to_print(client, officer, code):
    version = load(code)
    on = version.valid_from
    assessment = Assessment.objects.create(product=make_product(), version=version, opened_on=on)
    said = paper(client, "marks:blank", assessment.pk)
    assert "แบบประเมินผลิตภัณฑ์" in said
    if code == "otop-quadrant":
        assert "สอบถามเจ้าหน้าที่" in said


def test_lists_ask_as_little_for_many_as_for_one(client, officer, django_assert_max_num_queries):
    version = make_version()
    for _number in range(3):
        fill(begin(version, officer, product=make_product()), officer, HIGH)
        make_award(make_product())
    for name in ("marks:list", "marks:assessments"):
        with django_assert_max_num_queries(16):
            assert "3 รายการ" in read(client, name)
        sheet = b"".join(client.get(reverse(name), {"format": "csv"}).streaming_content).decode("utf-8-sig")
        assert len(sheet.strip().splitlines()) == 4
    with django_assert_max_num_queries(10):
        standings(Assessment.objects.first().product, TODAY)


def test_the_list_of_assessments_is_narrowed_and_shows_the_own_district_only(client, province, district):
    version = make_version()
    begin(version, province, product=make_product(name_th="ผ้าของเรา"))
    begin(version, province, product=make_product(make_producer("402505"), name_th="ผ้าของเขา"))
    client.force_login(district)
    page = read(client, "marks:assessments", scheme="test", state=AssessmentState.OPEN)
    assert "ผ้าของเรา" in page
    assert "ผ้าของเขา" not in page
    assert "ผ้าของเรา" not in read(client, "marks:assessments", state="decided")


def test_permissions_that_end_and_sheets_that_are_wanted_are_owed(province, district):
    soon = make_award(make_product(), valid_until=date(2018, 9, 1))
    late = make_award(make_product(), valid_until=date(2018, 7, 1))
    renewed = make_product()
    make_award(renewed, valid_until=date(2018, 7, 1))
    make_award(renewed, "classic", valid_from=date(2018, 7, 2))
    make_award(make_product(), valid_until=date(2019, 9, 1))
    make_award(make_product(), valid_until=date(2016, 9, 1))
    under_way = make_product()
    make_award(under_way, valid_until=date(2018, 9, 1))
    begin(load("otop-mark"), province, product=under_way, due_on=date(2018, 7, 26))
    found = {due.link: (due.kind, due.state, due.late_days) for due in dues.dues(district)}
    assert found == {
        reverse("marks:award", args=[soon.pk]): (dues.RENEWAL, "soon", -36),
        reverse("marks:award", args=[late.pk]): (dues.RENEWAL, "late", 26),
        reverse("marks:assessment", args=[Assessment.objects.get().pk]): (dues.SHEET, "late", 1),
    }
    assert dues.dues(make_user(role="district", area="4025")) == []
    assert set(dues.kinds()) == {dues.RENEWAL, dues.SHEET}
