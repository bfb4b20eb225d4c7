"""Who reads the trail: officers of the area, auditors; what concerns no area from the province upwards."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.actions import write
from tidtam.ground.trail.models import Entry

pytestmark = pytest.mark.django_db


def note(
    area: str = "4015", verb: str = "followup.report", subject: str = "followup.action:12", **kwargs
) -> Entry:
    return write(kwargs.pop("by", None), verb, subject, area=area, **kwargs)


def readable(user) -> set[str]:
    return set(Entry.objects.open_to(user, "trail").values_list("area", flat=True))


def test_officers_read_their_own_area():
    for area in ("4015", "40150205", "4025", "41", ""):
        note(area)
    assert readable(make_user("district", "4015")) == {"4015", "40150205"}
    assert readable(make_user("executive", "40")) == set()


@pytest.mark.parametrize(("role", "area"), [("province", "40"), ("auditor", "40"), ("admin", "40")])
def test_what_concerns_no_area_is_read_from_the_province_upwards(role, area):
    note("")
    note("4015")
    note("41")
    assert readable(make_user(role, area)) == {"", "4015"}
    assert readable(make_user("admin", "")) == {"", "4015", "41"}


def test_the_list_shows_and_narrows_by_person_day_verb_area_and_record(client):
    officer = make_user("district", "4015", display_name="พัฒนาการอำเภอหนองสองห้อง")
    note(verb="people.grant", by=officer, summary="เรื่องที่หนึ่ง")
    note(subject="followup.action:13", summary="เรื่องที่สอง", area="40150205")
    client.force_login(officer)
    url = reverse("trail:entries")

    def found(**asked: str) -> list[str]:
        page = client.get(url, asked).content.decode()
        return [word for word in ("เรื่องที่หนึ่ง", "เรื่องที่สอง") if word in page]

    assert found() == ["เรื่องที่หนึ่ง", "เรื่องที่สอง"]
    assert found(q="พัฒนาการอำเภอ") == ["เรื่องที่หนึ่ง"]
    assert found(verb="people.grant") == ["เรื่องที่หนึ่ง"]
    assert found(subject="followup.action:13") == ["เรื่องที่สอง"]
    assert found(area="401502") == ["เรื่องที่สอง"]
    assert found(until="1 ม.ค. 50") == []
    assert "“เมื่อวาน”" in client.get(url, {"from": "เมื่อวาน"}).content.decode()


def test_the_export_holds_what_every_entry_notes(client):
    officer = make_user("province", "40")
    note(before="2018-07-20", after="2018-07-27", reason="ฝนตก")
    client.force_login(officer)
    response = client.get(reverse("trail:entries"), {"format": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "20 ก.ค. 61 → 27 ก.ค. 61" in text
    assert "ฝนตก" in text


def test_the_list_costs_the_same_with_one_entry_and_with_thirty(client, django_assert_num_queries):
    client.force_login(make_user("province", "40"))
    note()
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("trail:entries"))
    for number in range(30):
        note(subject=f"followup.action:{number}")
    with django_assert_num_queries(len(with_one)):
        client.get(reverse("trail:entries"))


def test_a_record_shows_its_past_versions_and_only_to_its_officers(client):
    note(changes={"baht": ["100", "200"]})
    url = reverse("trail:record", args=["followup.action:12"])
    client.force_login(make_user("district", "4025"))
    assert client.get(url).status_code == 404
    client.force_login(make_user("district", "4015"))
    assert "100 → 200" in client.get(url).content.decode()


def test_one_entry_is_read_whole_and_only_by_its_officers(client):
    entry = note(changes={"display_name": ["เดิม", "ใหม่"]}, reason="พิมพ์ผิด")
    url = reverse("trail:entry", args=[entry.pk])
    client.force_login(make_user("district", "4025"))
    assert client.get(url).status_code == 404
    client.force_login(make_user("auditor", "40"))
    page = client.get(url).content.decode()
    for word in ("เดิม", "ใหม่", "พิมพ์ผิด", "ชื่อที่แสดง"):
        assert word in page


def test_the_trail_on_a_records_own_page_is_for_those_who_may_read_it():
    note(summary="ครบทุกข้อ")

    def seen(user) -> str:
        request = RequestFactory().get("/")
        request.user = user
        page = Template('{% load trail %}{% trail_of "followup.action:12" %}')
        return page.render(Context({"request": request}))

    assert "ครบทุกข้อ" in seen(make_user("district", "4015"))
    assert seen(make_user("district", "4025")).strip() == ""
    assert seen(make_user("assigned", "4015")).strip() == ""


def test_nobody_without_the_verb_opens_the_trail(client):
    client.force_login(make_user("executive", "40"))
    assert client.get(reverse("trail:entries")).status_code == 403
