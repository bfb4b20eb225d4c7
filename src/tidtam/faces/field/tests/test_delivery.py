"""What phones bring is taken as often as it comes and kept once; nothing is let go before it is confirmed."""

import hashlib
import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.urls import reverse

from tidtam.faces.field import actions
from tidtam.faces.field.models import Parcel, Piece
from tidtam.faces.field.tests.phones import NOW, VILLAGE, bring, picture, piece, send, told
from tidtam.faces.field.views import delivery
from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import Action, Evidence, Visit
from tidtam.work.followup.tests.factories import make_action, make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def action() -> Action:
    """Reported done yesterday."""
    with clock.frozen(NOW - timedelta(days=1)):
        made = make_action("ติดตั้งป้าย", village=VILLAGE)
        report_done(made, note="ติดตั้งแล้ว", evidence=[make_photo()], by=make_user("district", "4015"))
    return Action.objects.get(pk=made.pk)


@pytest.fixture
def follower(client, action) -> User:
    user = make_user("assigned", VILLAGE)
    client.force_login(user)
    return user


def test_photos_in_pieces_then_the_visit_and_the_receipt_names_each_by_its_hash(client, follower, action):
    content, original = picture(), "a" * 64
    key, answer = bring(client, content, original=original)
    assert answer["kept"] == hashlib.sha256(content).hexdigest()
    assert not Piece.objects.exists()
    assert Parcel.objects.get().original_sha256 == original
    given = told(action, photos=[key])
    made = send(client, given)
    assert made.status_code == 201
    assert made.json()["photos"] == [answer["kept"]]
    visit = Visit.objects.get()
    assert (str(visit.pk), visit.leader, visit.met) == (given["id"], follower, "ผู้ใหญ่บ้าน")
    assert Action.objects.get(pk=action.pk).state == "confirmed"


def test_delivered_twice_it_is_kept_once_and_answered_alike(client, follower, action):
    content = picture()
    key, first = bring(client, content)
    again = piece(client, key, content, 0)
    assert again.json()["kept"] == first["kept"]
    given = told(action, photos=[key])
    answers = [send(client, given) for _ in range(3)]
    assert {one.status_code for one in answers} == {201}
    assert len({one.content for one in answers}) == 1
    assert Visit.objects.count() == Evidence.objects.exclude(visit=None).count() == 1


def test_pieces_out_of_order_say_where_to_go_on(client, follower):
    content = picture()
    key = str(uuid.uuid4())
    assert piece(client, key, content, 4096).json()["received"] == 0
    assert piece(client, key, content, 0).json()["received"] == 4096
    assert piece(client, key, content, 0).json()["received"] == 4096
    assert client.get(reverse("field:photo", args=[key])).json()["received"] == 4096
    assert client.get(reverse("field:photo", args=[uuid.uuid4()])).json()["received"] == 0


def test_what_came_damaged_starts_anew(client, follower):
    content = picture()
    key, other = str(uuid.uuid4()), hashlib.sha256(b"another").hexdigest()
    answer = piece(client, key, content, 0, len(content), sha256=other)
    assert answer.status_code == 409
    assert (Parcel.objects.get().received, Piece.objects.count(), File.objects.filter(pk=None).count()) == (
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    "content", [b"GIF89a" + b"x" * 900, b"\xff\xd8\xff" + b"0" * 900, b"%PDF-1.7" + b"x" * 900]
)
def test_what_is_no_photo_is_refused_in_words_and_the_phone_keeps_it(client, follower, content):
    answer = piece(client, str(uuid.uuid4()), content, 0, len(content))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]
    assert Parcel.objects.get().file is None


@pytest.mark.parametrize("size", ["0", "-1", "many", str(26 * 1024 * 1024)])
def test_a_photo_is_announced_with_a_size_that_can_be(client, follower, size):
    answer = client.post(
        reverse("field:photo", args=[uuid.uuid4()]), b"x", content_type="application/octet-stream",
        headers={"X-Offset": "0", "X-Size": size, "X-Sha256": "b" * 64},
    )  # fmt: skip
    assert answer.status_code == 422
    assert not Parcel.objects.exists()


def test_another_visit_under_the_same_id_is_a_conflict_and_the_first_stays(client, follower):
    given = told()
    assert send(client, given).status_code == 201
    other = send(client, given | {"note": "อย่างอื่น"})
    assert other.status_code == 409
    assert other.json()["errors"]
    assert Visit.objects.get().note == "เรียบร้อยดี"
    assert send(client, given | {"note": "อย่างอื่น", "id": str(uuid.uuid4())}).status_code == 201
    assert Visit.objects.count() == 2


def test_a_visit_waits_for_its_photos(client, follower):
    answer = send(client, told(photos=[str(uuid.uuid4())]))
    assert answer.status_code == 422
    assert not Visit.objects.exists()


def test_nobody_sends_anothers_photo(client, follower):
    key, _answer = bring(client, picture())
    other = make_user("assigned", VILLAGE)
    client.force_login(other)
    assert client.get(reverse("field:photo", args=[key])).json()["received"] == 0
    assert piece(client, key, picture(), 0).status_code == 409
    assert send(client, told(photos=[key])).status_code == 422


def test_a_clock_three_days_wrong_is_set_right_and_noted(client, follower):
    assert send(client, told(clock_off=3 * 24 * 3600)).status_code == 201
    assert Visit.objects.get().clock_off == 259_200
    ahead = send(client, told(visited_at=(NOW + timedelta(days=3)).isoformat()))
    assert ahead.status_code == 422
    assert ahead.json()["errors"][0]


def test_rules_of_the_chain_hold_for_the_app_too(client, follower, action):
    assert send(client, told(action)).status_code == 422, "in order without a photo"
    make_post(action.doer.code, holder=follower)
    client.force_login(User.objects.get(pk=follower.pk))
    key, _answer = bring(client, picture())
    assert send(client, told(action, photos=[key])).status_code == 422, "the doer confirms nothing"
    assert Action.objects.get(pk=action.pk).state == "reported"


def test_what_is_said_of_a_matter_that_is_gone_is_kept_in_the_note(client, follower):
    gone = {"key": str(uuid.uuid4()), "answer": "not_fine", "note": "ป้ายหัก"}
    assert send(client, told(findings=[gone])).status_code == 201
    assert Visit.objects.get().note.endswith("ป้ายหัก")


WRONG = [
    *(b"", b"[]", b"{}", b'"x"', b"\xff"),
    json.dumps(told(point=[1])).encode(),
    json.dumps(told(photos=["x"])).encode(),
    json.dumps(told(visited_at="2018-07-27T10:00:00")).encode(),
    json.dumps(told(findings=[{"key": "x"}])).encode(),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_the_app_never_writes_is_refused_and_never_an_error(client, follower, wrong):
    answer = client.post(reverse("field:visit"), wrong, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_another_district_and_strangers_get_nothing(client, action):
    client.force_login(make_user("district", "4025"))
    assert send(client, told()).status_code == 404
    assert VILLAGE not in client.get(reverse("field:day")).content.decode()
    client.logout()
    for url in (reverse("field:day"), reverse("field:clock")):
        answer = client.get(url)
        assert (answer.status_code, set(answer.json())) == (401, {"login"})
    assert send(client, told()).status_code == 401
    assert piece(client, str(uuid.uuid4()), b"x", 0).status_code == 401


def test_a_database_without_room_asks_to_come_again(client, follower, monkeypatch):
    def full(**_given: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(delivery.actions, "deliver_visit", full)
    answer = send(client, told())
    assert (answer.status_code, answer["Retry-After"]) == (503, "15")


def test_the_day_takes_along_what_is_open_and_what_was_found_last(
    client, follower, action, django_assert_max_num_queries
):
    send(
        client,
        told(note="ครั้งก่อน", findings=[{"key": str(action.key), "answer": "cannot_check", "note": "ฝนตก"}]),
    )
    with django_assert_max_num_queries(30):
        day = client.get(reverse("field:day")).json()
    (village,) = [one for one in day["villages"] if one["code"] == VILLAGE]
    (matter,) = village["matters"]
    assert (matter["what"], matter["reported"], matter["own_work"]) == ("ติดตั้งป้าย", True, False)
    assert village["last"]["note"] == "ครั้งก่อน"
    assert village["last"]["findings"] == [{"what": "ติดตั้งป้าย", "answer": "ตรวจไม่ได้", "note": "ฝนตก"}]
    assert day["person"] == str(follower.pk)


def test_the_shell_opens_for_everybody_and_holds_nothing_of_anybody(client, follower):
    inside = client.get(reverse("field:shell")).content.decode()
    assert follower.label not in inside
    client.logout()
    assert client.get(reverse("field:shell")).status_code == 200
    worker = client.get(reverse("field:worker"))
    assert worker["Service-Worker-Allowed"] == "/field/"
    assert "/static/field/app.js" in worker.content.decode()
    assert client.get(reverse("field:manifest")).json()["start_url"] == "/field/"


def test_what_a_phone_began_and_never_ended_goes_after_a_month(client, follower):
    piece(client, str(uuid.uuid4()), picture(), 0)
    kept, _answer = bring(client, picture(90))
    send(client, told(photos=[kept]))
    assert actions.sweep() == 0
    with clock.frozen(NOW + timedelta(days=31)):
        assert actions.sweep() == 3
    assert Evidence.objects.get(visit__isnull=False).file.size
