"""A broken asset becomes one matter, with a link both ways."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.registers.assets.actions import inspect
from tidtam.registers.assets.tests.factories import make_asset, make_condition, make_photo
from tidtam.work.followup import refusals
from tidtam.work.followup.actions import assign, create_action, drop
from tidtam.work.followup.dues import dues
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import VILLAGE

TODAY = date(2018, 7, 27)


@pytest.fixture
def officer():
    return make_user("province", "40")


@pytest.fixture
def watched(officer):
    """The district's post and the one that follows the village up."""
    assign(make_post("deputy-40"), make_area(VILLAGE), starts_on=TODAY - timedelta(days=30), by=officer)
    return make_post("cdd-4015")


def look(asset, officer, code: str, *, is_broken: bool, on: date = TODAY, note: str = "เสาหัก"):
    condition = make_condition(code, is_broken=is_broken)
    return inspect(
        asset, id=uuid4(), inspected_on=on, condition=condition, note=note, photos=[make_photo()], by=officer
    )


def test_broken_becomes_one_matter_that_says_what_and_who(officer, watched):
    asset = make_asset(VILLAGE)
    look(asset, officer, "good", is_broken=False)
    assert not Action.objects.exists()
    look(asset, officer, "broken", is_broken=True)
    (action,) = asset.actions.all()
    assert action.what == "ซ่อมป้ายทางเข้าหมู่บ้าน: เสาหัก"
    assert (action.doer, action.follower.code, action.severity) == (watched, "deputy-40", "serious")
    assert action.due_on == TODAY + timedelta(days=30)
    look(asset, officer, "broken", is_broken=True, note="เสาหักเพิ่มอีกต้น")
    assert asset.actions.count() == 1
    with pytest.raises(refusals.AssetAsked):
        create_action(
            what="ซ่อม", area=asset.area, work_item=None, doer=watched, follower=make_post("deputy-40"),
            due_on=TODAY, asset=asset, by=officer,
        )  # fmt: skip


def test_the_same_inspection_twice_makes_one_and_a_closed_one_makes_room_for_the_next(officer, watched):
    asset = make_asset(VILLAGE)
    id, condition = uuid4(), make_condition("broken", is_broken=True)
    photo = make_photo()
    for _again in range(2):
        inspect(asset, id=id, inspected_on=TODAY, condition=condition, note="ล้ม", photos=[photo], by=officer)
    (action,) = asset.actions.all()
    drop(action, reason="ย้ายป้ายไปที่อื่นแล้ว", by=officer)
    look(asset, officer, "broken", is_broken=True)
    assert asset.actions.count() == 2


def test_where_nobody_can_be_asked_it_is_owed_until_somebody_is(officer):
    asset = make_asset(VILLAGE)
    district = make_post("cdd-4015")
    look(asset, officer, "broken", is_broken=True)
    assert not asset.actions.exists()
    (due,) = [due for due in dues(officer) if due.kind == "broken"]
    assert due.link == f"/desk/assets/{asset.key}/"
    assert due.due == TODAY + timedelta(days=14)
    assert (due.post, due.post_code) == (district.name, "cdd-4015")
    create_action(
        what="ซ่อมป้าย", area=asset.area, work_item=None, doer=make_post("cdd-4015"),
        follower=make_post("deputy-40"), due_on=TODAY, asset=asset, by=officer,
    )  # fmt: skip
    assert [due for due in dues(officer) if due.kind == "broken"] == []


def test_the_pages_lead_from_the_asset_to_its_matter_and_back(client, officer, watched):
    asset = make_asset(VILLAGE)
    other = make_asset(VILLAGE, name="ศาลาจุดชมวิว")
    look(asset, officer, "broken", is_broken=True)
    client.force_login(officer)
    page = client.get(f"/desk/assets/{asset.key}/").content.decode()
    assert f"/desk/actions/?asset={asset.key}" in page
    listed = client.get(f"/desk/actions/?asset={asset.key}").content.decode()
    assert "ซ่อมป้ายทางเข้าหมู่บ้าน" in listed
    assert "ซ่อมป้าย" not in client.get(f"/desk/actions/?asset={other.key}").content.decode()
    assert client.get("/desk/actions/?asset=x").status_code == 200
    matter = client.get(f"/desk/actions/{asset.actions.get().key}/").content.decode()
    assert f"/desk/assets/{asset.key}/" in matter
    sent = {
        "area": VILLAGE, "what": "ทาสีใหม่", "doer": watched.pk, "follower": make_post("deputy-40").pk,
        "due_on": "31/8/2561", "severity": "minor",
    }  # fmt: skip
    client.post(f"/desk/actions/new/?asset={other.key}", sent)
    assert other.actions.get().what == "ทาสีใหม่"
