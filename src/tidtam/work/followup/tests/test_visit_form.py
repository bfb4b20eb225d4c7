"""The form that is filled in on the spot: what it keeps, what it says, what it stores."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import ActionState, Evidence, Visit
from tidtam.work.followup.tests.factories import VILLAGE, make_action, make_doer, make_follower, make_picture

URL = f"/desk/visits/new/?area={VILLAGE}"
JSON = {"Accept": "application/json"}


@pytest.fixture
def action():
    return report_done(make_action(), note="ติดตั้งแล้ว", by=make_doer())


@pytest.fixture
def phone(client):
    make_area(VILLAGE)
    client.force_login(make_follower())
    return client


def picture(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_picture(), "image/jpeg")


def typed(**fields) -> dict:
    return {
        "id": str(uuid4()),
        "visited_on": "27 กค 2561",
        "visited_time": "๙.๔๕ น.",
        "note": "ป้ายเด่นชัด",
        **fields,
    }


def test_the_form_asks_about_every_open_matter(phone, action):
    page = phone.get(URL).content.decode()
    assert "บ้านวังคูณ หมู่ 4" in page
    assert action.what in page
    for word in ("เรียบร้อย", "ยังไม่เรียบร้อย", "ตรวจไม่ได้"):
        assert word in page
    assert 'value="27 ก.ค. 61"' in page


def test_sent_it_is_stored_and_confirms(phone, action):
    sent = typed(**{f"answer_{action.key}": "fine"}, photos=[picture(), picture("IMG_2.jpg")])
    answer = phone.post(URL, sent)
    visit = Visit.objects.get()
    assert answer.headers["Location"] == f"/desk/visits/{visit.pk}/"
    assert str(visit.pk) == sent["id"]
    assert visit.evidence.count() == 2
    action.refresh_from_db()
    assert action.state == ActionState.CONFIRMED
    page = phone.get(answer.headers["Location"]).content.decode()
    assert "27 กรกฎาคม 2561 09.45 น." in page
    assert "ตรวจพิกัดไม่ได้" in page


def test_an_error_stands_at_its_field_and_everything_typed_stays(phone, action):
    answer = phone.post(
        URL, typed(visited_on="27/7/2018", photos=[picture()], **{f"answer_{action.key}": "not_fine"})
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2561" in page
    assert 'value="27/7/2018"' in page
    assert "ป้ายเด่นชัด" in page
    assert "IMG_1.jpg" in page
    assert not Visit.objects.exists()


def test_photos_sent_with_an_error_need_not_be_sent_again(phone, action):
    first = phone.post(URL, typed(visited_time="เช้า", photos=[picture()]))
    ((_file, token),) = first.context["stored"]
    phone.post(URL, typed(kept=[token], **{f"answer_{action.key}": "fine"}))
    assert Evidence.objects.get().file.name == "IMG_1.jpg"


def test_anothers_photo_cannot_be_taken_over(phone, client, action):
    first = phone.post(URL, typed(visited_time="เช้า", photos=[picture()]))
    ((_file, token),) = first.context["stored"]
    client.force_login(make_user("province", "40"))
    client.post(URL, typed(kept=[token, "nonsense"]))
    assert Visit.objects.get().evidence.count() == 0


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"visited_on": ""}, "visited_on"),
        ({"visited_on": "30/2/2561"}, "visited_on"),
        ({"visited_on": "1/8/2561"}, "visited_on"),
        ({"visited_time": "25.00"}, "visited_time"),
        ({"latitude": "95", "longitude": "102"}, "latitude"),
        ({"leader": "999999"}, "leader"),
        ({"id": "x"}, "id"),
    ],
)
def test_bad_input_is_refused_in_the_pages_own_words(phone, fields, says):
    answer = phone.post(URL, typed(**fields), headers=JSON)
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {says}
    assert not Visit.objects.exists()


def test_a_file_that_is_no_picture_is_named(phone):
    answer = phone.post(URL, typed(photos=[SimpleUploadedFile("บันทึก.jpg", b"nonsense")]), headers=JSON)
    assert "บันทึก.jpg" in answer.json()["errors"]["photos"][0]["message"]
    assert not Visit.objects.exists()


def test_the_script_is_told_where_the_visit_stands(phone):
    sent = typed()
    first, again = (phone.post(URL, sent, headers=JSON) for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["url"] == again.json()["url"] == f"/desk/visits/{sent['id']}/"
    assert Visit.objects.count() == 1
    other = phone.post(URL, {**sent, "note": "แก้ข้อความ"}, headers=JSON)
    assert other.status_code == 422
    assert other.json()["errors"]["__all__"][0]["code"] == "conflict"
    assert Visit.objects.get().note == "ป้ายเด่นชัด"


def test_the_doer_is_told_at_the_question(client, action):
    client.force_login(make_doer())
    answer = client.post(URL, typed(photos=[picture()], **{f"answer_{action.key}": "fine"}), headers=JSON)
    assert set(answer.json()["errors"]) == {f"answer_{action.key}"}


def test_recorded_for_the_post_that_looks_after_the_village(client, action):
    follower = make_follower()
    client.force_login(make_user("province", "40"))
    holding = make_post("deputy-40").holdings.get()
    answer = client.post(URL, typed(leader=str(holding.pk)))
    visit = Visit.objects.get()
    assert (visit.leader, visit.leader_post.code, visit.on_behalf) == (follower, "deputy-40", True)
    assert "บันทึกแทน" in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("code", ["40", "401506", "99999999", "' or 1=1"])
def test_a_visit_goes_to_a_place_that_is_there(phone, code):
    assert phone.get("/desk/visits/new/", {"area": code}).status_code == 404


def test_without_a_village_the_form_asks_for_one(phone, action):
    assert f"?area={VILLAGE}" in phone.get("/desk/visits/new/").content.decode()
