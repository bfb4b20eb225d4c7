"""Signs: what may be said of them, what is asked of the road's owner, what becomes of them."""

import uuid
from datetime import date

import pytest

from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit.review.refusals import ChangedMeanwhile
from tidtam.registers.assets.tests.factories import make_asset
from tidtam.registers.signs import actions, refusals
from tidtam.registers.signs.content import Grant, panel_row, sign_row
from tidtam.registers.signs.models import OPEN, Owner, Permission, Sign, State, Step
from tidtam.registers.signs.tests.factories import (
    STANDS,
    make_line,
    make_panel,
    make_photo,
    make_row,
    make_sign,
    make_standing,
    permit,
    step,
)


def test_a_sign_is_kept_with_its_panels_and_lines_and_found_by_what_stands_on_it():
    sign = make_sign(
        "ขก-001", make_panel(make_line(), make_line(text_th="วัดป่า", text_en="Wat Pa", arrow="right"))
    )

    (panel,) = sign.panels.all()
    assert [line.text_th for line in panel.lines.all()] == ["บ้านวังคูณ", "วัดป่า"]
    assert "วัดป่า" in sign.search_text
    assert Entry.objects.filter(verb="signs.add", area="40150604").exists()


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"number": ""}, refusals.NumberMissing),
        ({"number": "ขก 001<script>"}, refusals.NumberMissing),
        ({"name": " "}, refusals.NameMissing),
    ],
)
def test_what_a_sign_needs_is_asked_for_at_its_field(said, refused):
    with pytest.raises(refused) as told:
        actions.add_sign(make_row()._replace(**said), by=None)
    assert told.value.at_field == next(iter(said))
    assert not Sign.objects.exists()


@pytest.mark.parametrize("field", ["point", "read_from", "junction"])
def test_latitude_and_longitude_never_change_places(field):
    with pytest.raises(refusals.PointTurned) as told:
        make_sign(**{field: STANDS[::-1]})
    assert told.value.at_field == field
    with pytest.raises(refusals.PointTurned):
        make_sign("ขก-002", make_panel(make_line(target_point=STANDS[::-1])))
    assert not Sign.objects.exists()


def test_a_number_is_given_once():
    make_sign("ขก-001")
    with pytest.raises(refusals.NumberTaken):
        make_sign("ขก-001")


def test_a_panel_without_lines_and_a_line_without_text_are_refused():
    sign = make_sign()
    for panel, refused in (
        (make_panel()._replace(lines=[]), refusals.NoPanel),
        (make_panel(make_line(), make_line(text_th="  ")), refusals.LineEmpty),
        (make_panel(*[make_line()] * 7), refusals.TooManyLines),
    ):
        with pytest.raises(refused):
            actions.set_panels(sign, [panel], version=sign.version, by=None)
    assert [len(one.lines) for one in map(panel_row, sign.panels.all())] == [1]


def test_two_peoples_changes_do_not_meet_silently():
    sign = make_sign()
    actions.change_sign(sign, sign_row(sign)._replace(name="หน้าโรงเรียน"), version=sign.version, by=None)

    with pytest.raises(ChangedMeanwhile):
        actions.change_sign(sign, sign_row(sign)._replace(name="หน้าวัด"), version=sign.version, by=None)
    with pytest.raises(ChangedMeanwhile):
        actions.set_panels(sign, [], version=sign.version, by=None)


def test_the_same_said_again_is_no_change():
    sign = make_sign()
    before = Entry.objects.count()
    actions.change_sign(sign, sign_row(sign), version=sign.version, by=None)
    actions.set_panels(sign, [panel_row(one) for one in sign.panels.all()], version=sign.version, by=None)

    assert Sign.objects.get().version == 1
    assert Entry.objects.count() == before


def test_another_districts_officer_changes_nothing():
    sign, other = make_sign(), make_user("district", "4025")
    for change in (
        lambda: actions.change_sign(sign, sign_row(sign), version=1, by=other),
        lambda: actions.set_panels(sign, [], version=1, by=other),
        lambda: actions.grant_permission(sign, Grant("1", date(2018, 5, 1)), by=other),
        lambda: step(sign, State.REMOVED, date(2018, 5, 1), by=other),
        lambda: actions.copy_sign(sign, "ขก-002", by=other),
        lambda: make_sign("ขก-003", by=other),
    ):
        with pytest.raises(refusals.NotEntitled):
            change()


def test_granting_permission_is_a_step_and_asks_for_its_letter():
    sign = actions.ask_permission(make_sign(), on=date(2018, 5, 2), by=None)
    for grant, refused in (
        (Grant("", date(2018, 5, 3)), refusals.PermissionNumberMissing),
        (Grant("1", date(2018, 5, 1)), refusals.GrantedWhen),
        (Grant("1", date(2019, 5, 1)), refusals.GrantedWhen),
        (Grant("1", date(2018, 5, 3), date(2018, 5, 2)), refusals.EndsBeforeGrant),
    ):
        with pytest.raises(refused):
            actions.grant_permission(sign, grant, by=None)

    sign = permit(sign)
    assert (sign.state, sign.permission) == (State.PERMITTED, Permission.GRANTED)
    assert [one.state for one in sign.steps.all()] == [State.PERMITTED]


def test_a_refusal_takes_a_permitted_sign_back():
    sign = permit(make_sign())
    sign = actions.refuse_permission(sign, on=date(2018, 6, 1), note="ติดเขตทางแยกใหม่", by=None)
    assert (sign.state, sign.permission, sign.granted_on) == (State.PLANNED, Permission.REFUSED, None)


def test_no_sign_is_ordered_without_the_permission_its_class_asks_for():
    sign = make_sign()
    with pytest.raises(refusals.PermissionMissing):
        step(sign, State.ORDERED, date(2018, 5, 20), photos=0)

    own = make_sign("ขก-002", make_panel(code="village"))
    step(own, State.ORDERED, date(2018, 5, 20), photos=0)
    assert Sign.objects.get(pk=own.pk).state == State.ORDERED


def test_the_life_of_a_sign_goes_its_ways_each_with_a_photo():
    sign = make_standing()
    for state, photos, note, refused in (
        (State.INSPECTED, 0, "", refusals.PhotoMissing),
        (State.BROKEN, 1, "", refusals.NoteMissing),
        (State.ORDERED, 1, "", refusals.NotThisStep),
        (State.PLANNED, 1, "", refusals.NotThisStep),
    ):
        with pytest.raises(refused):
            step(sign, state, date(2018, 7, 1), photos=photos, note=note)
    with pytest.raises(refusals.BeforeLast):
        step(sign, State.INSPECTED, date(2018, 6, 14))
    with pytest.raises(refusals.InFuture):
        step(sign, State.INSPECTED, date(2018, 7, 28))

    for state in (
        State.INSPECTED,
        State.INSPECTED,
        State.BROKEN,
        State.INSTALLED,
        State.BROKEN,
        State.REMOVED,
    ):
        step(sign, state, date(2018, 7, 2))
    assert Sign.objects.get().state == State.REMOVED
    for state in State.values:
        with pytest.raises(refusals.NotThisStep):
            step(sign, state, date(2018, 7, 3))


def test_a_sign_that_never_stood_is_dropped_without_a_photo_but_not_without_a_word():
    sign = make_sign()
    with pytest.raises(refusals.NoteMissing):
        step(sign, State.REMOVED, date(2018, 7, 1), photos=0, note="")
    step(sign, State.REMOVED, date(2018, 7, 1), photos=0, note="ถนนสร้างใหม่")
    assert Sign.objects.get().state == State.REMOVED


def test_a_step_sent_twice_is_taken_once():
    sign, key = make_standing(), uuid.uuid4()
    said = {"id": key, "on": date(2018, 7, 1), "note": "ดี", "photos": [make_photo()], "by": None}
    for _twice in range(2):
        actions.take_step(sign, State.INSPECTED, **said)
    assert Step.objects.filter(pk=key).count() == 1
    with pytest.raises(Conflict):
        actions.take_step(sign, State.INSPECTED, **said | {"note": "อื่น"})


def test_whoever_visits_there_says_what_he_saw_and_no_more():
    sign, visitor = make_standing(), make_user("assigned", "40150604")
    step(sign, State.BROKEN, date(2018, 7, 1), by=visitor)
    for state in (State.INSTALLED, State.REMOVED):
        with pytest.raises(refusals.NotEntitled):
            step(sign, state, date(2018, 7, 2), by=visitor)


def test_what_was_ordered_is_not_drawn_anew_but_copied_without_its_life():
    sign = make_standing()
    with pytest.raises(refusals.NotOpen):
        actions.set_panels(sign, [make_panel(make_line(text_th="อื่น"))], version=sign.version, by=None)

    copy = actions.copy_sign(sign, "ขก-009", by=None)
    assert copy.state in OPEN
    assert (copy.permission, copy.granted_on, copy.asset) == (Permission.NOT_ASKED, None, None)
    assert not copy.steps.exists()
    assert [panel_row(one) for one in copy.panels.all()] == [panel_row(one) for one in sign.panels.all()]


def test_an_asset_is_one_sign_of_its_own_district():
    asset = make_asset("40150604")
    make_sign("ขก-001", asset=asset)
    with pytest.raises(refusals.AssetTaken):
        make_sign("ขก-002", asset=asset)
    with pytest.raises(refusals.AssetTaken):
        make_sign("ขก-003", village="40250101", asset=make_asset("40150604"))


def test_classes_are_kept_by_the_province_and_never_unreadable():
    actions.load_classes()
    row = actions.ClassRow("ป้ายถนนสายวัฒนธรรม", "Culture street", "brown", "white", letter_mm=100)
    with pytest.raises(refusals.NotEntitled):
        actions.keep_class("culture", row, by=make_user("district", "4015"))

    officer = make_user("province", "40")
    kept = actions.keep_class("culture", row, by=officer)
    with pytest.raises(refusals.CodeTaken):
        actions.keep_class("culture", row, by=officer)
    with pytest.raises(refusals.CannotBeRead):
        actions.keep_class("culture", row._replace(ink="brown"), version=kept.version, by=officer)
    with pytest.raises(ChangedMeanwhile):
        actions.keep_class("culture", row, version=9, by=officer)
    assert actions.load_classes() == 0


def test_the_owner_of_the_road_is_one_of_the_known():
    assert {one.value for one in Owner} == {"doh", "rural", "local", "other"}
