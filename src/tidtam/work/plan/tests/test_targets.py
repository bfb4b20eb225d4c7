"""Targets: made in bulk, changed with a reason, done only with the evidence of their kind."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.work.plan import refusals
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.actions import (
    change_target,
    drop_target,
    make_targets,
)
from tidtam.work.plan.models import Target, WorkStep
from tidtam.work.plan.tests.factories import make_item
from tidtam.work.plan.tests.money import make_funded, now
from tidtam.work.plan.tests.works import (
    VILLAGE,
    confirm,
    days_ago,
    fresh,
    make_target,
    make_village,
    photo,
    report,
    row,
)

pytestmark = pytest.mark.django_db
FAR_AWAY = (15.1, 102.8)


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _july():
    with now():
        yield


class TestMaking:
    def test_a_work_of_the_district_counts_once_for_all_its_villages(self):
        villages = [make_village(code) for code in ("40150604", "40150806", "40250505")]
        made = make_targets(make_item("district-centre"), villages, row(), by=None)
        assert [target.area_id for target in made.targets] == ["4015", "4025"]

    def test_a_work_of_producers_stands_in_their_village(self):
        made = make_targets(make_item("producers"), [make_village()], row(quantity=12), by=None)
        assert [(target.area_id, target.quantity) for target in made.targets] == [(VILLAGE, 12)]

    def test_villages_that_have_it_are_left_as_they_are_and_named(self):
        target = make_target()
        made = make_targets(make_item(), [make_village(), make_village("40150806")], row(quantity=9), by=None)
        assert [one.area_id for one in made.targets] == ["40150806"]
        assert [area.pk for area in made.there] == [VILLAGE]
        assert fresh(target).quantity == 2
        with pytest.raises(refused.TargetThere):
            make_targets(make_item(), [make_village()], row(), by=None)

    def test_every_target_asks_for_the_evidence_of_its_kind(self):
        target = make_target()
        assert (target.needs_photos, target.needs_place, target.needs_confirmers) == (2, True, 1)

    def test_all_or_none_is_made(self):
        outside = make_village("40250505")
        with pytest.raises(refused.NotAssigner):
            make_targets(make_item(), [make_village(), outside], row(), by=make_user("district", "4015"))
        assert not Target.objects.exists()

    @pytest.mark.usefixtures("english")
    @pytest.mark.parametrize(
        ("fields", "refusal", "says"),
        [
            ({"quantity": 0}, refused.QuantityMissing, "at least 1"),
            ({"quantity": 10**8}, refused.QuantityTooLarge, "10,000,000"),
            (
                {"due_on": date(2018, 5, 31)},
                refused.DueBeforeStart,
                "31 May 2018 lies before the start, 1 Jun",
            ),
            ({"due_on": date(2061, 5, 31)}, refused.DueTooFar, "five years"),
            ({"money": -1}, refused.MoneyBelowNothing, "0 baht or more"),
            ({"money": 100}, refused.MoneyWithoutLine, "which budget line"),
        ],
    )
    def test_bad_input_is_refused_in_clear_words(self, fields, refusal, says):
        with pytest.raises(refusal, match=says):
            make_target(**fields)
        assert not Target.objects.exists()

    def test_what_is_no_village_of_the_programme_has_no_target(self):
        with pytest.raises(refused.NotOfProgramme):
            make_targets(make_item(), [make_area("40150101")], row(), by=None)
        with pytest.raises(refused.WrongLevel):
            make_targets(make_item(), [make_area("4015")], row(), by=None)
        with pytest.raises(refused.NoVillage):
            make_targets(make_item(), [], row(), by=None)

    @pytest.mark.usefixtures("english")
    def test_all_targets_together_take_no_more_than_the_line_has(self):
        node = make_funded(1000)
        villages = [make_village(code) for code in ("40150604", "40150806", "40150807")]
        with pytest.raises(refused.OverAllocated, match=r"1,000.* 0; 1,200 baht would be 200 too much"):
            make_targets(make_item(), villages, row(node=node, money=400_00), by=None)
        made = make_targets(make_item(), villages[:2], row(node=node, money=400_00), by=None).targets
        with pytest.raises(refused.OverAllocated, match="800; 400 baht would be 200"):
            make_targets(make_item(), villages[2:], row(node=node, money=400_00), by=None)
        drop_target(made[0], reason="ไม่ทำแล้ว", by=None)
        make_targets(make_item(), villages[2:], row(node=node, money=400_00), by=None)

    def test_money_is_set_by_the_province_and_out_of_a_line_that_works_there(self):
        node = make_funded(1000, area="4025")
        with pytest.raises(refused.LineOfOther):
            make_target(node=node, money=100_00)
        province = make_funded(1000, "1.1.1 (2)")
        with pytest.raises(refusals.NotEntitled):
            make_targets(
                make_item(), [make_village()], row(node=province, money=100), by=make_user("district", "4015")
            )

    def test_the_trail_tells_each(self):
        target = make_target()
        entry = Entry.objects.get(verb="plan.make_target")
        assert (entry.subject, entry.area, entry.detail["quantity"]) == (
            f"plan.target:{target.key}",
            VILLAGE,
            2,
        )


class TestChanging:
    def test_what_it_asked_before_stays_with_the_reason(self):
        target = make_target()
        change_target(target, row(quantity=3, due_on=date(2018, 9, 15)), reason="เพิ่มป้าย", by=None)
        first, second = target.revisions.all()
        assert (first.quantity, first.reason) == (2, "")
        assert (second.quantity, second.due_on, second.reason) == (3, date(2018, 9, 15), "เพิ่มป้าย")
        entry = Entry.objects.get(verb="plan.change_target")
        assert entry.detail["before"] == {"quantity": 2, "due": "2018-08-31"}

    def test_a_reason_is_needed_and_a_change_that_changes_nothing_is_none(self):
        target = make_target()
        with pytest.raises(refused.ReasonForChange):
            change_target(target, row(quantity=3), reason=" ", by=None)
        change_target(target, row(), reason="ไม่มีอะไร", by=None)
        assert target.revisions.count() == 1

    def test_one_that_is_done_or_dropped_is_changed_no_more(self):
        target = make_target()
        drop_target(target, reason="ย้ายงบ", by=None)
        with pytest.raises(refused.TargetClosed):
            change_target(target, row(quantity=3), reason="เพิ่ม", by=None)
        with pytest.raises(refused.TargetDropped):
            report(target)
        make_target()  # there may be another one now

    def test_less_asked_may_prove_nothing_that_was_not_there(self):
        target = make_target(quantity=5)
        report(target, WorkStep.ACCEPTED, 2)
        confirm(target)
        change_target(target, row(quantity=2), reason="ลดจำนวน", by=None)
        assert fresh(target).done_on == clock.today()  # the pictures and the visit were of these two


class TestProof:
    def test_accepted_with_two_pictures_near_and_a_visit_it_is_done(self):
        target = make_target()
        report(target)
        assert fresh(target).done_on is None
        confirm(target)
        assert fresh(target).done_on == clock.today()
        assert Entry.objects.filter(verb="plan.target_done").count() == 1

    def test_in_whichever_order_they_come(self):
        target = make_target()
        report(target, WorkStep.DELIVERED)
        confirm(target)
        assert fresh(target).done_on is None
        report(target, WorkStep.ACCEPTED, photos=[])
        assert fresh(target).done_on == clock.today()

    @pytest.mark.parametrize(
        ("given", "why"),
        [
            ({"photos": []}, "no picture"),
            ({"quantity": 1}, "half of it"),
            ({"step": WorkStep.DELIVERED}, "not accepted"),
        ],
    )
    def test_less_than_all_of_it_is_not_done(self, given, why):
        target = make_target()
        report(target, **given)
        confirm(target)
        confirm(target)
        assert fresh(target).done_on is None, why

    def test_a_picture_from_far_away_proves_nothing(self):
        target = make_target()
        report(target, photos=[photo(at=FAR_AWAY), photo(at=FAR_AWAY), photo()])
        confirm(target)
        confirm(target)
        assert fresh(target).done_on is None

    def test_pictures_without_a_place_need_one_more_who_confirms(self):
        target = make_target()
        report(target, photos=[photo(at=None), photo(at=None)])
        someone = make_user("province", "40")
        confirm(target, by=someone)
        confirm(target, by=someone)
        assert fresh(target).done_on is None
        confirm(target)
        assert fresh(target).done_on == clock.today()

    def test_where_the_village_has_no_point_nothing_is_far(self):
        target = make_target()
        Area.objects.filter(pk=VILLAGE).update(latitude=None, longitude=None)
        report(target, photos=[photo(at=FAR_AWAY), photo(at=FAR_AWAY)])
        confirm(target)
        confirm(target)
        assert fresh(target).done_on == clock.today()

    def test_the_same_picture_twice_is_one(self):
        target, once = make_target(), photo()
        report(target, photos=[once, once])
        confirm(target)
        confirm(target)
        assert fresh(target).done_on is None

    def test_pictures_of_planning_prove_no_delivery(self):
        target = make_target()
        report(target, WorkStep.UNDER_WAY, 0)
        report(target, WorkStep.ACCEPTED, 2, photos=[])
        confirm(target)
        assert fresh(target).done_on is None

    def test_found_not_in_order_it_is_open_again_until_reported_and_seen_anew(self):
        target = make_target()
        report(target)
        confirm(target)
        confirm(target, "not_fine", note="ป้ายล้ม 1 ป้าย")
        assert fresh(target).done_on is None
        assert fresh(target).sent_back
        confirm(target)
        assert fresh(target).done_on is None
        report(target, note="ตั้งใหม่แล้ว")
        assert fresh(target).done_on is None
        confirm(target)
        assert fresh(target).done_on == clock.today()

    def test_a_step_back_opens_it_again(self):
        target = make_target()
        report(target)
        confirm(target)
        report(target, WorkStep.UNDER_WAY, 1, note="รื้อไปซ่อม")
        assert fresh(target).done_on is None
        assert [one.gained for one in target.reports.all()] == [90, -30]

    def test_a_visit_that_comes_in_late_speaks_of_what_stood_then(self):
        target = make_target()
        report(target, WorkStep.UNDER_WAY, 1, dated_on=days_ago(5))
        report(target)
        confirm(target, on=days_ago(3))
        assert fresh(target).done_on is None

    def test_the_database_refuses_done_without_proof(self):
        target = make_target()
        with pytest.raises(IntegrityError), transaction.atomic():
            Target.objects.filter(pk=target.pk).update(done_on=clock.today())
