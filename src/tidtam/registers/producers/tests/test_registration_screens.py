import io
import re
from datetime import UTC, datetime

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.producers import actions
from tidtam.registers.producers.course import MOVES
from tidtam.registers.producers.models import DocumentKind, Registration, Round
from tidtam.registers.producers.tests.factories import make_producer, make_product, make_standard_lists

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 5, 2, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_the_round():
    make_standard_lists()
    actions.load_lists()
    with clock.frozen(NOW):
        yield


@pytest.fixture
def officer(client):
    user = make_user(role="district", area="4015")
    make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง", area="4015", holder=user)
    client.force_login(user)
    return user


def begun(area: str = "40150808", *, state: str = "draft", name_th: str = "กลุ่มทอผ้าไหมดงเค็ง") -> Registration:
    producer = make_producer(area, state="", name_th=name_th)
    product = make_product(producer, name_th="ผ้าไหมแต้มหมี่")
    row = actions.start_registration(producer, Round.objects.get(pk="2561-3"), [product], by=None)
    said = {"post": "พัฒนากร", "dated_on": clock.today(), "meeting": "ครั้งที่ 1/2561", "reason": "x"}
    for code in ("receive", "send", "agree", "register"):
        if row.state == state:
            break
        [row] = actions.take_step([row], MOVES[code], by=None, **said)
    return row


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    return SimpleUploadedFile("card.jpg", out.getvalue(), "image/jpeg")


def text(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def get(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"producers:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_officer_begins_a_registration_in_the_open_round(client, officer):
    producer = make_producer(state="")
    product = make_product(producer)
    page = get(client, "start_registration", producer.pk)
    assert re.search(r'value="2561-3" selected', page)
    answer = client.post(
        reverse("producers:start_registration", args=[producer.pk]),
        {"round": "2561-3", "products": [product.pk], "representative": "", "reason": ""},
    )
    made = Registration.objects.get(producer=producer)
    assert answer["Location"] == reverse("producers:registration", args=[made.pk])
    assert made.products.get().product == product


def test_receiving_is_signed_with_a_post_that_the_officer_holds(client, officer):
    row = begun()
    url = reverse("producers:step", args=[row.pk, "receive"])
    assert "พัฒนาการอำเภอหนองสองห้อง" in client.get(url).content.decode()
    wrong = client.post(url, {"post": "ผู้ว่าราชการจังหวัด", "dated_on": "2 พ.ค. 61", "reason": ""})
    assert wrong.status_code == 422
    client.post(url, {"post": "พัฒนาการอำเภอหนองสองห้อง", "dated_on": "2 พ.ค. 61", "reason": ""})
    row.refresh_from_db()
    assert row.state == "received"


def test_a_page_offers_each_office_its_own_steps_only(client, officer):
    row = begun(state="province")
    assert "/steps/register/" not in get(client, "registration", row.pk)
    assert client.get(reverse("producers:step", args=[row.pk, "register"])).status_code == 404
    client.force_login(make_user(role="province", area="40"))
    assert "/steps/register/" in get(client, "registration", row.pk)


def test_a_list_is_sent_to_the_committee_at_once(client, officer):
    rows = [begun(state="received", name_th=f"กลุ่มที่ {number}") for number in range(3)]
    other = begun("402505", state="received", name_th="กลุ่มของเขา")
    url = reverse("producers:steps", args=["send"])
    page = client.get(url).content.decode()
    assert "กลุ่มที่ 2" in page
    assert "กลุ่มของเขา" not in page
    nothing = client.post(url, {"reason": ""})
    assert nothing.status_code == 422
    chosen = [rows[0].pk, rows[1].pk, other.pk]
    assert client.post(url, {"chosen": chosen, "reason": ""}).status_code == 302
    states = [Registration.objects.get(pk=row.pk).state for row in (*rows, other)]
    assert states == ["district", "district", "received", "received"]


def test_the_producer_reads_why_it_was_sent_back(client):
    row = begun(state="received")
    user = make_user(role="producer", area="4015")
    actions.add_member(row.producer, user.pk, by=None)
    actions.take_step([row], MOVES["return"], reason="รูปไม่ชัด ขอใหม่", by=None)
    client.force_login(user)
    page = get(client, "registration", row.pk)
    assert page.index("รูปไม่ชัด ขอใหม่") < page.index('class="split"')
    assert "/steps/" not in page


def test_a_photo_of_a_paper_is_kept_and_served_to_those_who_work_with_it(client, officer):
    row = begun()
    url = reverse("producers:hand_in", args=[row.pk, "id"])
    assert client.post(url, {"files": picture(), "note": ""}).status_code == 302
    document = row.documents.get()
    shown = reverse("producers:document", args=[document.pk])
    assert client.get(shown).headers["Content-Type"] == "image/jpeg"
    for role, area, status in (("auditor", "40", 404), ("district", "4025", 404), ("province", "40", 200)):
        client.force_login(make_user(role=role, area=area))
        assert client.get(shown).status_code == status
    client.logout()
    assert client.get(shown).status_code == 302


def test_an_identity_paper_is_noted_as_seen_and_its_copy_let_go(client, officer):
    row = begun()
    url = reverse("producers:hand_in", args=[row.pk, "id"])
    assert client.post(url, {"seen": "on", "note": ""}).status_code == 302
    assert row.documents.get().file is None
    assert client.post(url, {"note": ""}).status_code == 422
    client.post(url, {"files": picture(), "note": ""})
    kept = row.documents.get(file__isnull=False)
    client.post(reverse("producers:drop_copy", args=[kept.pk]))
    kept.refresh_from_db()
    assert kept.file is None


def test_what_is_no_paper_is_named_at_the_field(client, officer):
    row = begun()
    bad = SimpleUploadedFile("virus.exe", b"MZ\x90\x00", "application/octet-stream")
    answer = client.post(reverse("producers:hand_in", args=[row.pk, "house"]), {"files": bad, "note": ""})
    assert answer.status_code == 422
    assert "virus.exe" in answer.content.decode()
    assert not row.documents.exists()


def test_the_list_asks_as_little_for_many_as_for_one_and_leaves_as_a_spreadsheet(
    client, officer, django_assert_max_num_queries
):
    for number in range(3):
        begun(name_th=f"กลุ่มที่ {number}", state="received")
    begun("402505", name_th="กลุ่มของเขา")
    with django_assert_max_num_queries(16):
        page = get(client, "registrations")
    assert "กลุ่มที่ 2" in page
    assert "กลุ่มของเขา" not in page
    answer = client.get(reverse("producers:registrations"), {"format": "csv"})
    sheet = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert str(DocumentKind.objects.get(pk="house")) in sheet
    assert "กลุ่มของเขา" not in sheet


def test_the_list_is_narrowed_by_papers_state_category_and_days(client, officer):
    complete, lacking = begun(name_th="กลุ่มครบ", state="received"), begun(name_th="กลุ่มขาด", state="received")
    for kind in DocumentKind.objects.filter(required=True):
        actions.hand_in(complete, kind, None, by=None)
    for query, one, other in (
        ({"papers": "missing"}, "กลุ่มขาด", "กลุ่มครบ"),
        ({"papers": "complete"}, "กลุ่มครบ", "กลุ่มขาด"),
    ):
        page = get(client, "registrations", **query)
        assert one in page
        assert other not in page
    assert "กลุ่มครบ" in get(client, "registrations", state="waiting", category="fabric", round="2561-3")
    assert "กลุ่มครบ" not in get(client, "registrations", category="food")
    assert "กลุ่มครบ" not in get(client, "registrations", waits="7")
    with clock.frozen(datetime(2018, 5, 10, tzinfo=UTC)):
        assert "กลุ่มครบ" in get(client, "registrations", waits="7")
    assert lacking.state == "received"


def test_a_product_is_struck_out_on_the_page_with_its_reason(client, officer):
    row = begun(state="received")
    asked = row.products.get()
    url = reverse("producers:strike_product", args=[asked.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    client.post(url, {"reason": "ซื้อมาจำหน่าย"})
    assert "ซื้อมาจำหน่าย" in get(client, "registration", row.pk)
    client.post(reverse("producers:restore_product", args=[asked.pk]))
    assert "ซื้อมาจำหน่าย" not in get(client, "registration", row.pk)


def test_slip_certificate_and_the_committees_list_say_what_they_have_to(client, officer):
    row = begun(state="registered")
    pdf = client.get(reverse("producers:certificate", args=[row.pk]))
    assert pdf["Content-Type"] == "application/pdf"
    for word in ("กลุ่มทอผ้าไหมดงเค็ง", "๔๐-๒๕๖๑-๐๐๐๐๑", "ผ้าไหมแต้มหมี่"):
        assert word in text(pdf.content)
    arabic = client.get(reverse("producers:certificate", args=[row.pk]), {"digits": "arabic"})
    assert "40-2561-00001" in text(arabic.content)
    slip = client.get(reverse("producers:slip", args=[row.pk])).content
    assert "สำเนาทะเบียนบ้าน" in text(slip)
    begun(state="district", name_th="กลุ่มรอมติ")
    begun("402505", state="district", name_th="กลุ่มของเขา")
    paper = client.get(reverse("producers:agenda"), {"area": "4015", "round": "2561-3"}).content
    assert "กลุ่มรอมติ" in text(paper)
    assert "กลุ่มของเขา" not in text(paper)
    assert client.get(reverse("producers:agenda"), {"area": "4025"}).status_code == 404


def test_there_is_no_certificate_of_what_does_not_stand(client, officer):
    row = begun(state="registered")
    actions.take_step([row], MOVES["cancel"], reason="เลิกประกอบการ", by=None)
    assert client.get(reverse("producers:certificate", args=[row.pk])).status_code == 404


def test_anybody_with_the_paper_sees_whether_it_is_true_and_no_more(client):
    row = begun(state="registered")
    url = reverse("registrations:verify", args=[row.token])
    answer = client.get(url)
    page = answer.content.decode()
    assert "noindex" in answer["X-Robots-Tag"]
    for word in ("กลุ่มทอผ้าไหมดงเค็ง", "40-2561-00001", "ผ้าไหมแต้มหมี่"):
        assert word in page
    assert "message success" in page
    actions.take_step([row], MOVES["cancel"], reason="เลิกประกอบการ", by=None)
    assert "message warning" in client.get(url).content.decode()
    assert "เลิกประกอบการ" not in client.get(url).content.decode()
    for wrong in ("x", row.token[:-1], "0" * 22):
        assert client.get(reverse("registrations:verify", args=[wrong])).status_code == 404


def test_the_rounds_are_counted_in_the_readers_area_and_set_by_the_province(client, officer):
    begun(state="received")
    begun("402505", state="received")
    answer = client.get(reverse("producers:rounds"), {"format": "csv"})
    line = next(
        line
        for line in b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        if "2561-3" in line
    )
    assert line.split(",")[5:8] == ["0", "1", "0"]
    assert client.get(reverse("producers:new_round")).status_code == 404
    client.force_login(make_user(role="province", area="40"))
    form = {
        "fiscal_year": "๒๕๖๒",
        "quarter": "1",
        "opens_on": "1 ต.ค. 61",
        "closes_on": "20 ธ.ค. 61",
        "number_pattern": "{province}-{year}-{number:05}",
        "wait_days": "30",
    }
    assert client.post(reverse("producers:new_round"), form).status_code == 302
    made = Round.objects.get(pk="2562-1")
    assert made.name_th == "ปีงบประมาณ 2562 ไตรมาส 1"
    change = reverse("producers:change_round", args=["2562-1"])
    assert client.post(change, {**form, "closes_on": "30 ก.ย. 61"}).status_code == 422
    assert client.post(change, {**form, "closes_on": "31 ธ.ค. 61"}).status_code == 302
    made.refresh_from_db()
    assert str(made.closes_on) == "2018-12-31"


def test_a_step_is_called_by_its_own_word(client):
    row = begun(state="province")
    client.force_login(make_user(role="province", area="40"))
    assert "รับลงทะเบียน" in get(client, "step", row.pk, "register")
