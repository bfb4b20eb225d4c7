"""What everybody may know of signs, what visitors say of them, what is owed, and what inspections tell them."""

import uuid
from datetime import date

import pytest

from tidtam.ground.codes.opened import opened
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import opened as kit_opened
from tidtam.kit.spoken import about
from tidtam.registers.assets.actions import inspect
from tidtam.registers.assets.tests.factories import make_asset, make_condition, make_photo
from tidtam.registers.signs import actions, dues
from tidtam.registers.signs.actions.rules import subject_of
from tidtam.registers.signs.content import Grant
from tidtam.registers.signs.models import Sign, State
from tidtam.registers.signs.tests.factories import make_sign, make_standing, permit, step


def rows():
    return list(kit_opened.sets()["signs"].rows())


def test_open_data_holds_what_stands_and_nothing_of_permission_or_cost():
    sign = make_standing()
    make_sign("ขก-002")
    (row,) = rows()

    assert row.id == f"sign/{sign.key}"
    assert row.point == sign.point
    assert row.values["lines"][0]["th"] == "บ้านวังคูณ"
    assert "คค 0123/45" not in str(row)
    step(sign, State.REMOVED, date(2018, 7, 2))
    assert rows() == []


@pytest.mark.parametrize(
    "subject",
    ["signs.sign:x", "signs.sign:", "signs.sign:0849e1af-3316-4d30-abf5-e8f856e69895", "signs.panel:1"],
)
def test_nobody_speaks_of_a_sign_that_is_not_there(subject):
    assert about(subject) is None


def test_visitors_speak_of_a_standing_sign_and_its_code_tells_where_it_leads():
    planned = make_sign("ขก-002")
    assert about(subject_of(planned)) is None
    assert opened(subject_of(planned)) is None

    sign = make_standing()
    told = about(subject_of(sign))
    assert (told.area, told.label) == ("40150604", "ขก-001 ทางแยกหน้าวัด")
    page = opened(subject_of(sign))
    assert page.facts == (("บ้านวังคูณ", "4 กม."),)


def owed(user, area="4015", today=date(2018, 7, 27)):
    return {(due.kind, due.due) for due in dues.dues(user, area=area, today=today)}


def test_every_delay_is_owed_by_a_day():
    user = make_user("district", "4015")
    actions.ask_permission(make_sign("ขก-001"), on=date(2018, 6, 1), by=None)
    permit(make_sign("ขก-002"))
    ordered = permit(make_sign("ขก-003"))
    step(ordered, State.ORDERED, date(2018, 5, 20), photos=0)
    broken = make_standing("ขก-004")
    step(broken, State.BROKEN, date(2018, 7, 1))
    make_standing("ขก-005")
    ends = make_sign("ขก-006")
    actions.grant_permission(ends, Grant("1", date(2018, 1, 1), date(2018, 8, 30)), by=None)

    found = owed(user)
    assert found == {
        (dues.ANSWER, date(2018, 7, 1)),
        (dues.ORDER, date(2018, 7, 9)),
        (dues.INSTALL, date(2018, 7, 19)),
        (dues.REPAIR, date(2018, 7, 31)),
        (dues.RENEW, date(2018, 8, 30)),
        (dues.ORDER, date(2018, 3, 2)),
    }
    assert {kind for kind, _due in found} <= set(dues.kinds())
    assert (dues.LOOK, date(2019, 6, 15)) in owed(user, today=date(2019, 6, 14))
    assert owed(make_user("executive", "4025"), area="") == set()


def test_an_inspection_of_the_asset_is_a_step_of_the_sign():
    officer, asset = make_user("district", "4015"), make_asset("40150604")
    sign = make_standing("ขก-001", asset=asset)
    said = {"note": "เสาหัก", "photos": [make_photo()], "by": officer}
    broken = make_condition("broken", is_broken=True)
    inspect(asset, id=uuid.uuid4(), inspected_on=date(2018, 7, 20), condition=broken, **said)

    sign = Sign.objects.get(pk=sign.pk)
    assert (sign.state, sign.state_on) == (State.BROKEN, date(2018, 7, 20))
    assert sign.steps.first().photos.count() == 1

    inspect(asset, id=uuid.uuid4(), inspected_on=date(2018, 7, 1), condition=make_condition(), **said)
    assert Sign.objects.get(pk=sign.pk).state == State.BROKEN, "an older inspection changes nothing"
    inspect(
        asset,
        id=uuid.uuid4(),
        inspected_on=date(2018, 7, 26),
        condition=make_condition(),
        note="",
        by=officer,
    )
    assert Sign.objects.get(pk=sign.pk).state == State.BROKEN, (
        "what is broken stands again when it was installed again"
    )


def test_an_asset_that_is_no_sign_is_inspected_as_ever():
    officer, asset = make_user("district", "4015"), make_asset("40150604")
    inspect(asset, id=uuid.uuid4(), inspected_on=date(2018, 7, 20), condition=make_condition(), by=officer)
    assert asset.inspections.count() == 1
