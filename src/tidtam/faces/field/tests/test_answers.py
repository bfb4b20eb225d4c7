"""A visit brings home what it found of the checklist, the works and the assets: all of it or nothing, once."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.faces.field.queries import day_of
from tidtam.faces.field.tests.phones import NOW, VILLAGE, bring, picture, send, told
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.assets.models import Asset, Inspection
from tidtam.registers.assets.tests.factories import make_asset, make_condition, make_papered_asset
from tidtam.work.followup.models import Evidence, ItemAnswer, Visit
from tidtam.work.followup.tests.checklists import make_list
from tidtam.work.plan.actions import drop_target
from tidtam.work.plan.models import Confirmation, Target
from tidtam.work.plan.tests.works import make_target, report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def target() -> Target:
    """Reported delivered yesterday."""
    with clock.frozen(NOW - timedelta(days=1)):
        made = make_target()
        report(made)
    return made


@pytest.fixture
def asset() -> Asset:
    return make_papered_asset()


@pytest.fixture
def follower(client) -> User:
    user = make_user("assigned", VILLAGE)
    client.force_login(user)
    return user


def broken() -> str:
    return make_condition("damaged", is_broken=True).code


def found(
    key: object, answer: str = "fine", note: str = "", photos: tuple[str, ...] = (), **more: Any
) -> dict:
    return {"key": str(key), "answer": answer, "note": note, "photos": list(photos), **more}


def test_the_day_carries_what_the_village_is_asked(client, follower, target, asset):
    checklist = make_list()
    broken()
    given = client.get(reverse("field:day")).json()
    (village,) = [one for one in given["villages"] if one["code"] == VILLAGE]
    assert [one["key"] for one in village["targets"]] == [str(target.key)]
    assert not village["targets"][0]["own_work"]
    assert [one["key"] for one in village["assets"]] == [str(asset.key)]
    items = given["checklists"][village["checklist"]]["items"]
    assert [one["what"] for one in items] == [one.text for one in checklist.items.all()]
    assert any(one["broken"] for one in given["conditions"])


def test_the_day_costs_the_same_however_many_works_and_assets_there_are(follower, target, asset):
    make_list()

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            day_of(User.objects.get(pk=follower.pk))
        return len(seen)

    few = asked()
    with clock.frozen(NOW - timedelta(days=1)):
        for item in ("readiness", "surroundings", "village-centre"):
            report(make_target(item))
    make_asset()
    assert asked() == few


def test_item_work_and_asset_are_answered_each_with_its_own_picture(client, follower, target, asset):
    item = make_list().items.first()
    keys = [bring(client, picture(20 + shade))[0] for shade in range(4)]
    given = told(
        photos=keys,
        checks=[found(item.pk, "not_fine", "ป้ายล้ม", (keys[1],))],
        targets=[found(target.key, "fine", "", (keys[2],))],
        assets=[found(asset.key, broken(), "หลังคารั่ว", (keys[3],))],
    )
    made = send(client, given)
    assert made.status_code == 201, made.content.decode()
    assert len(made.json()["photos"]) == 4
    visit = Visit.objects.get()
    assert [(one.item, one.answer, one.note) for one in ItemAnswer.objects.all()] == [
        (item, "not_fine", "ป้ายล้ม")
    ]
    assert [one.item_answer_id is not None for one in visit.evidence.order_by("order")] == [False, True]
    seen = Confirmation.objects.get()
    assert (seen.target, seen.verdict, seen.source) == (target, "fine", f"followup.visit:{visit.pk}")
    assert seen.photos.count() == 1
    inspection = Inspection.objects.get()
    assert (inspection.asset, inspection.condition.code, inspection.note) == (asset, broken(), "หลังคารั่ว")
    assert inspection.photos.count() == 1


def test_delivered_again_and_again_it_stays_one_of_each(client, follower, target, asset):
    item = make_list().items.first()
    key, _answer = bring(client, picture())
    given = told(
        photos=[key],
        checks=[found(item.pk)],
        targets=[found(target.key, photos=(key,))],
        assets=[found(asset.key, make_condition().code)],
    )
    answers = [send(client, given) for _ in range(3)]
    assert {one.status_code for one in answers} == {201}
    assert len({one.content for one in answers}) == 1
    for model in (Visit, ItemAnswer, Confirmation, Inspection):
        assert model.objects.count() == 1


def test_sent_again_after_the_work_was_dropped_it_is_the_same_visit(client, follower, target):
    given = told(targets=[found(target.key, "cannot_check", "เข้าไม่ได้")])
    first = send(client, given)
    drop_target(Target.objects.get(pk=target.pk), reason="ย้ายไปหมู่บ้านอื่น", by=make_user("province", "40"))
    again = send(client, given)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content


def test_one_part_that_is_refused_leaves_nothing_of_the_visit(client, follower, target, asset):
    for part in (
        {"assets": [found(asset.key, broken())]},  # without saying what is broken
        {"targets": [found(target.key, "not_fine")]},
        {"checks": [found(make_list().items.first().pk, "not_fine")]},
    ):
        answer = send(client, told(**part))
        assert answer.status_code == 422
        assert answer.json()["errors"]
        assert not Visit.objects.exists()
        assert not Confirmation.objects.exists()
        assert not Inspection.objects.exists()


def test_who_did_the_work_cannot_confirm_it_from_a_phone(client, target):
    doer = User.objects.get(pk=target.reports.get().by_id)
    client.force_login(doer)
    (mine,) = [one for one in day_of(doer)["villages"] if one["code"] == VILLAGE]
    assert [one["own_work"] for one in mine["targets"]] == [True]
    answer = send(client, told(targets=[found(target.key)]))
    assert answer.status_code == 422
    assert not Confirmation.objects.exists()
    assert not Visit.objects.exists()


def test_what_is_no_longer_asked_stands_in_the_visits_note(client, follower):
    given = told(
        targets=[found(uuid.uuid4(), "not_fine", "ป้ายหาย", what="ป้ายบอกทาง")],
        checks=[found(999_999, "fine", what="ห้องน้ำสะอาด")],
        assets=[found(uuid.uuid4(), make_condition().code, what="ศูนย์ข้อมูล")],
    )
    assert send(client, given).status_code == 201
    note = Visit.objects.get().note
    assert note.startswith("เรียบร้อยดี\n")
    for words in ("ป้ายบอกทาง: ยังไม่เรียบร้อย ป้ายหาย", "ห้องน้ำสะอาด: เรียบร้อย", "ศูนย์ข้อมูล: "):
        assert words in note


def test_another_districts_work_is_not_confirmed_by_its_key(client, follower, target):
    other = make_user("assigned", "40250503")
    client.force_login(other)
    answer = send(client, told(area="40250503", targets=[found(target.key)]))
    assert answer.status_code == 201
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    "part",
    [
        {"checks": [{"key": "1"}]},
        {"checks": [{"key": "x", "answer": "fine"}]},
        {"targets": [{"key": "x", "answer": "fine"}]},
        {"assets": [{"key": str(uuid.uuid4()), "answer": "lovely"}]},
        {"checks": "all fine"},
        {"photos": [str(uuid.uuid4()) for _ in range(61)]},
    ],
)
def test_what_no_app_writes_is_refused_and_nothing_is_kept(client, follower, part):
    assert send(client, told(**part)).status_code == 400
    assert not Visit.objects.exists()
    assert not Evidence.objects.exists()
