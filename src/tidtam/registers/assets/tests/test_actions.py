"""The register of assets, their inspections and what they owe."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.assets import actions, dues, queries, refusals
from tidtam.registers.assets.models import Inspection
from tidtam.registers.assets.tests.factories import make_asset, make_condition, make_photo, make_row

TODAY = date(2018, 7, 27)


def look(asset, by, **fields):
    given = {"id": uuid4(), "inspected_on": TODAY, "condition": make_condition("good"), "by": by}
    return actions.inspect(asset, **{**given, **fields})


def owed(asset, today=TODAY):
    return {due.kind: due for due in dues.dues(make_user("province", "40"), today=today)}


def test_adding_an_asset_leaves_its_trail():
    asset = make_asset(cost=45_000_00)

    entry = Entry.objects.get(verb="assets.add")
    assert entry.subject == f"assets.asset:{asset.key}"
    assert entry.area == "40150604"
    assert entry.detail["cost"] == "45,000"


def test_only_who_edits_there_enters_an_asset():
    with pytest.raises(refusals.NotEntitled):
        actions.add_asset(make_row(), by=make_user("district", "4025"))


def test_an_asset_cannot_be_moved_out_of_ones_area_nor_taken_from_anothers():
    officer, asset = make_user("district", "4015"), make_asset()
    with pytest.raises(refusals.NotEntitled):
        actions.change_asset(asset, make_row("40250503"), version=1, by=officer)
    with pytest.raises(refusals.NotEntitled):
        actions.change_asset(asset, make_row("40250503"), version=1, by=make_user("district", "4025"))


def test_a_register_number_is_given_once():
    make_asset(register_number="400-61-1")
    with pytest.raises(refusals.NumberTaken):
        make_asset(register_number="400-61-1")
    make_asset(register_number="")
    make_asset(register_number="")


@pytest.mark.parametrize("half", [{"handed_to": ""}, {"handed_on": None}])
def test_handing_over_says_to_whom_and_when(half):
    with pytest.raises(refusals.HandedOverHalf):
        make_asset(**half)


def test_a_change_of_what_another_changed_meanwhile_is_refused():
    asset = make_asset()
    actions.change_asset(asset, make_row(upkeep="วัด"), version=1, by=None)

    with pytest.raises(refusals.ChangedMeanwhile):
        actions.change_asset(asset, make_row(name="ป้ายใหม่"), version=1, by=None)

    asset.refresh_from_db()
    assert (asset.upkeep, asset.name, asset.version) == ("วัด", "ป้ายทางเข้าหมู่บ้าน", 2)
    entry = Entry.objects.get(verb="assets.change")
    assert entry.detail["before"] == {"upkeep": "อบต.หนองเม็ก"}


def test_the_same_inspection_twice_is_stored_once_and_another_under_its_id_is_refused():
    asset, officer, key = make_asset(), make_user("district", "4015"), uuid4()
    look(asset, officer, id=key)
    look(asset, officer, id=key)
    with pytest.raises(Conflict):
        look(asset, officer, id=key, note="อื่น")
    assert Inspection.objects.count() == 1


def test_what_is_broken_is_said_and_shown():
    asset, officer = make_asset(), make_user("district", "4015")
    broken = make_condition("damaged", is_broken=True)
    with pytest.raises(refusals.ConditionNeedsNote):
        look(asset, officer, condition=broken, photos=[make_photo()])
    with pytest.raises(refusals.ConditionNeedsPhoto):
        look(asset, officer, condition=broken, note="เสาหัก")
    made = look(asset, officer, condition=broken, note="เสาหัก", photos=[make_photo()])
    assert made.photos.count() == 1
    assert queries.register(officer).get().broken is True


def test_nobody_inspects_elsewhere_or_tomorrow():
    asset = make_asset()
    with pytest.raises(refusals.NotEntitled):
        look(asset, make_user("district", "4025"))
    with pytest.raises(refusals.InFuture):
        look(asset, make_user("district", "4015"), inspected_on=TODAY + timedelta(days=1))


def test_an_inspection_falls_due_after_its_months_and_no_longer_after_its_years():
    asset = make_asset(handed_on=date(2018, 1, 31), inspect_months=1, inspect_years=1)

    assert queries.next_inspection(asset, None) == date(2018, 2, 28)
    assert queries.next_inspection(asset, date(2018, 8, 30)) == date(2018, 9, 30)
    assert queries.next_inspection(asset, date(2018, 8, 31)) == date(2018, 9, 30)
    assert queries.next_inspection(asset, date(2018, 9, 1)) is None


def test_an_asset_owes_its_inspection_until_somebody_looked():
    asset = make_asset()  # handed over on 15 January, every 6 months

    due = owed(asset)[dues.INSPECTION]
    assert (due.due, due.late_days, due.state, due.post) == (date(2018, 7, 15), 12, "late", "อบต.หนองเม็ก")

    look(asset, make_user("district", "4015"))
    assert owed(asset) == {}


def test_upkeep_and_consent_are_owed_until_they_are_there():
    asset = make_asset(upkeep="", consent_number="", inspect_years=0)
    assert set(owed(asset)) == {dues.UPKEEP, dues.CONSENT}

    actions.change_asset(asset, make_row(inspect_years=0), version=1, by=None)
    assert owed(asset) == {}


@pytest.mark.parametrize(("days", "is_owed"), [(-1, False), (0, True), (60, True), (61, False)])
def test_a_warranty_is_owed_a_look_in_its_last_sixty_days(days, is_owed):
    asset = make_asset(warranty_until=TODAY + timedelta(days=days), inspect_years=0)
    assert (dues.WARRANTY in owed(asset)) is is_owed


def test_dues_of_another_district_are_not_seen():
    make_asset(upkeep="")
    assert dues.dues(make_user("district", "4025")) == []
    assert dues.dues(make_user("district", "4015"), area="4025") == []
