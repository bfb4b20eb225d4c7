"""The screens of personal data: what they show, to whom, and what they never show."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import PASSWORD, make_user
from tidtam.ground.privacy.actions import BreachRow, load_rules, record_breach, record_request
from tidtam.ground.privacy.models import Breach, Consent, Person, Request, RetentionRule
from tidtam.ground.privacy.tests.factories import NAME, make_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db
NUMBER, REASON = invented(77), "ตรวจสอบการลงทะเบียนซ้ำ"
NOW = datetime(2018, 7, 27, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def person() -> Person:
    return make_person(number=NUMBER, consents=("phone",))


@pytest.fixture
def province(client):
    """Logged in by the form, so that the password was just given."""
    make_user("province", "40", username="province", password=PASSWORD)
    client.post("/accounts/login/", {"login": "province", "password": PASSWORD})
    return client


@pytest.fixture
def district(client):
    client.force_login(make_user("district", "4015"))
    return client


def confirmed(client):
    """The password given once more."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_page_of_a_person_shows_the_end_of_the_number_and_the_consents(district, person):
    page = text(district.get(reverse("privacy:person", args=[person.pk])))

    assert NAME in page
    assert "043-000-123" in page
    assert NUMBER not in page
    assert f"x-xxxx-xxxxx-{NUMBER[10:12]}-{NUMBER[12]}" in page
    assert "แบบคำขอที่ลงนาม" in page
    assert reverse("privacy:reveal", args=[person.pk]) not in page


def test_the_list_is_narrowed_by_name_phone_and_consent(district, person):
    make_person(name_th="คนอื่น", phone="0810000999")
    url = reverse("privacy:people")

    for query, found in (
        ("q=สมมุติ", 1),
        ("q=0123", 1),
        ("q=0999", 1),
        ("consent=phone", 1),
        ("consent=photo", 0),
        ("", 2),
    ):
        page = text(district.get(f"{url}?{query}"))
        assert page.count('role="rowheader"') == found, query


def test_carrying_the_list_away_leaves_a_trail_and_shows_no_number(district, person):
    sheet = b"".join(district.get(reverse("privacy:people"), {"format": "csv"}).streaming_content).decode()

    assert NAME in sheet
    assert NUMBER not in sheet
    assert Entry.objects.get(verb="privacy.export_list").detail == {"rows": 1}


def test_a_personal_number_typed_into_the_search_is_refused_and_looked_up_by_its_own_form(district, person):
    page = text(district.get(reverse("privacy:people"), {"q": NUMBER}))
    assert "ค้นด้วยเลขประจำตัวประชาชน" in page

    found = district.post(reverse("privacy:find"), {"number": NUMBER})
    assert found["Location"] == reverse("privacy:person", args=[person.pk])
    assert NUMBER not in text(district.post(reverse("privacy:find"), {"number": NUMBER[:-1]}))
    assert "ไม่พบ" in text(district.post(reverse("privacy:find"), {"number": invented(1)}))


def test_another_district_finds_nobody_by_the_number(client, person):
    client.force_login(make_user("district", "4001"))

    assert "ไม่พบ" in text(client.post(reverse("privacy:find"), {"number": NUMBER}))
    assert client.get(reverse("privacy:person", args=[person.pk])).status_code == 404


def test_revealing_asks_for_the_password_again_and_then_shows_the_number_once(province, person):
    url = reverse("privacy:reveal", args=[person.pk])
    asked = province.post(url, {"reason": REASON})
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert not Entry.objects.filter(verb="privacy.reveal_number").exists()

    shown = confirmed(province).post(url, {"reason": REASON})

    assert NUMBER in text(shown)
    assert "no-store" in shown["Cache-Control"]
    assert Entry.objects.get(verb="privacy.reveal_number").detail == {"reason": REASON}
    assert NUMBER not in text(province.get(url))


def test_a_revelation_without_a_reason_shows_nothing_and_keeps_what_was_typed(province, person):
    answer = confirmed(province).post(reverse("privacy:reveal", args=[person.pk]), {"reason": "ดู"})

    assert answer.status_code == 422
    assert NUMBER not in text(answer)
    assert 'value="ดู"' in text(answer)


def test_who_may_not_reveal_gets_404_before_any_password(district, person):
    for name in ("reveal", "export", "erase"):
        url = reverse(f"privacy:{name}", args=[person.pk])
        assert district.get(url).status_code == 404
        assert district.post(url, {"reason": REASON}).status_code == 404


def test_a_number_whose_key_is_gone_is_told_and_not_an_error(province, person, settings):
    settings.SEALING_KEYS = ("another key altogether, long enough",)
    answer = confirmed(province).post(reverse("privacy:reveal", args=[person.pk]), {"reason": REASON})

    assert answer.status_code == 422
    assert "กุญแจ" in text(answer)


def test_a_person_is_handed_over_as_an_archive(province, person):
    answer = confirmed(province).post(
        reverse("privacy:export", args=[person.pk]), {"reason": "คำขอของเจ้าของข้อมูล"}
    )

    made = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert NAME in made.read("data.json").decode()
    assert "no-store" in answer["Cache-Control"]


def test_erasing_needs_the_word_and_a_reason_and_cannot_be_repeated(province, person):
    url = reverse("privacy:erase", args=[person.pk])
    assert "สิ่งที่จะถูกลบ" in text(province.get(url))

    wrong = confirmed(province).post(url, {"reason": "เจ้าของข้อมูลยื่นคำขอ", "confirmation": "ลบ"})
    assert wrong.status_code == 422
    province.post(url, {"reason": "เจ้าของข้อมูลยื่นคำขอ", "confirmation": "ลบถาวร"})

    person.refresh_from_db()
    assert person.name_th == ""
    page = text(province.get(reverse("privacy:person", args=[person.pk])))
    assert NAME not in page
    assert "ลบแล้ว" in page


def test_an_officer_records_and_withdraws_a_consent(district, person):
    url = reverse("privacy:consent", args=[person.pk])
    district.post(url, {"purpose": "photo", "how": "โทรมาแจ้ง", "step": "give"})
    district.post(url, {"purpose": "phone", "how": "โทรมาแจ้ง", "step": "withdraw"})
    district.post(url, {"purpose": "place", "how": " ", "step": "give"})

    assert list(Consent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True)) == ["photo"]


def test_data_are_corrected_and_the_number_stays_unless_it_is_told_to_go(district, person):
    url = reverse("privacy:change", args=[person.pk])
    form = {"name_th": "นางแก้ไข แล้ว", "phone": "081 000 0999", "area": person.area}
    assert NUMBER not in text(district.get(url))
    wrong = district.post(url, {**form, "number": "1234567890123"})
    assert wrong.status_code == 422
    district.post(url, form)

    person.refresh_from_db()
    assert (person.name_th, person.phone, person.number_tail) == ("นางแก้ไข แล้ว", "0810000999", NUMBER[-3:])
    district.post(url, {**form, "clear_number": "on"})
    person.refresh_from_db()
    assert person.number_sealed == ""


def test_a_request_is_taken_down_and_answered(district, person):
    made = district.post(
        f"{reverse('privacy:add_request')}?person={person.pk}",
        {"kind": "copy", "received_on": "20 ก.ค. 61", "area": person.area},
    )
    request = Request.objects.get()
    assert made["Location"] == reverse("privacy:request", args=[request.pk])
    assert str(request.due_on) == "2018-08-19"

    district.post(made["Location"], {"granted": "1", "done_on": "27 ก.ค. 61", "outcome": "ส่งสำเนาแล้ว"})
    request.refresh_from_db()
    assert request.granted is True
    assert "ส่งสำเนาแล้ว" in text(district.get(made["Location"]))


def test_a_breach_is_noted_reported_printed_and_closed(province):
    make_person()
    form = {
        "what": "ส่งรายชื่อผิดผู้รับ", "noticed_on": "26 ก.ค. 61", "noticed_time": "9.30", "kinds": "ชื่อ โทรศัพท์",
        "risk": "unknown", "area": "40",
    }  # fmt: skip
    assert province.post(reverse("privacy:add_breach"), {**form, "noticed_time": ""}).status_code == 422
    made = province.post(reverse("privacy:add_breach"), form)["Location"]
    assert "48 ชั่วโมง" in text(province.get(made))

    change = f"{made}change/"
    assert 'value="26 ก.ค. 61"' in text(province.get(change))
    reported = {**form, "risk": "some", "reported_on": "27 ก.ค. 61", "reported_time": "09.00"}
    early = province.post(change, {**reported, "reported_on": "25 ก.ค. 61"})
    assert early.status_code == 422
    province.post(change, reported)
    province.post(f"{made}close/")

    assert Breach.objects.get().closed_at is not None
    report = province.get(f"{made}report/")
    assert report["Content-Type"] == "application/pdf"
    assert report.content.startswith(b"%PDF")


def test_the_rules_are_told_and_changed_by_the_administrator(client):
    load_rules()
    client.force_login(make_user("admin"))
    url = reverse("privacy:change_rule", args=["struck"])
    assert client.post(url, {"months": "0"}).status_code == 422
    client.post(url, {"months": "๑๒๐"})

    assert RetentionRule.objects.get(pk="struck").months == 120
    assert "120" in text(client.get(reverse("privacy:rules")))


def test_who_is_kept_too_long_is_listed(province):
    load_rules()
    with clock.frozen(datetime(2017, 1, 1, tzinfo=UTC)):
        make_person()

    assert NAME in text(province.get(reverse("privacy:kept", args=["unused"])))
    assert NAME not in text(province.get(reverse("privacy:kept", args=["unused"]), {"area": "4001"}))


@pytest.mark.parametrize("name", ["people", "requests", "breaches"])
def test_a_list_costs_the_same_queries_however_long_it_is(province, name, django_assert_max_num_queries):
    def more() -> None:
        one = make_person()
        record_request("copy", received_on=clock.today(), area="", person=one, by=None)
        record_breach(BreachRow("40", NOW, "เหตุ", "ชื่อ"), by=None)

    url = reverse(f"privacy:{name}")
    more()
    province.get(url)
    with django_assert_max_num_queries(15) as few:
        province.get(url)
    for _again in range(3):
        more()
    with django_assert_max_num_queries(len(few)):
        province.get(url)
