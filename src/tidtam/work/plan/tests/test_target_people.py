"""Who reports a target, who confirms it and who never does, and what was paid for it."""

from datetime import timedelta

import pytest
from django.utils import translation

from tidtam.ground.people.models import Holding
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.kit.actor import Holder
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.actions import (
    PaidFor,
    change_target,
    confirm_target,
    reverse_entry,
    share_payment,
)
from tidtam.work.plan.models import Confirmation, WorkStep
from tidtam.work.plan.tests.money import DAY, enter, make_funded, now
from tidtam.work.plan.tests.works import (
    VILLAGE,
    confirm,
    days_ago,
    fresh,
    make_doer,
    make_target,
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


class TestWhoConfirms:
    def test_neither_the_doer_nor_who_recorded_nor_who_led(self):
        target = make_target()
        recorder = make_user("province", "40")
        report(target, by=recorder)
        for by, leader in ((make_doer(), None), (recorder, None), (make_user("province", "40"), recorder)):
            with pytest.raises(refused.DoerCannotConfirm):
                confirm(target, by=by, leader=leader)
        assert not Confirmation.objects.exists()

    def test_nor_who_held_the_post_before(self):
        target = make_target()
        old = make_doer()
        Holding.objects.filter(user=old).update(ends_on=clock.today() + timedelta(days=1))
        with clock.frozen(clock.now() + timedelta(days=30)):
            report(target, by=make_user("province", "40"))
            with pytest.raises(refused.DoerCannotConfirm):
                confirm(target, by=old)

    def test_nor_the_contractor_by_whatever_way(self):
        target = make_target(contractor="ร้านป้ายสมมติ")
        report(target)
        with pytest.raises(refused.DoerCannotConfirm):
            confirm(target, by=Holder(VILLAGE, " ร้านป้ายสมมติ"), how="village", source="village:1:1")

    def test_nor_who_was_its_contractor_before_the_name_was_taken_out(self):
        target = make_target(contractor="ร้านป้ายสมมติ")
        change_target(target, row(), reason="เปลี่ยนผู้รับจ้าง", by=None)
        report(target)
        with pytest.raises(refused.DoerCannotConfirm):
            confirm(target, by=Holder(VILLAGE, "ร้านป้ายสมมติ"), how="village", source="village:1:1")

    def test_who_came_to_report_it_after_confirming_counts_no_more(self):
        target = make_target()
        other = make_user("province", "40")
        report(target, WorkStep.DELIVERED)
        confirm(target, by=other)
        report(target, WorkStep.ACCEPTED, by=other)
        assert fresh(target).done_on is None
        confirm(target)
        assert fresh(target).done_on == clock.today()

    def test_who_came_to_answer_for_it_after_confirming_counts_no_more(self):
        target = make_target()
        other = make_user("province", "40")
        report(target, WorkStep.DELIVERED)
        confirm(target, by=other)
        change_target(target, row(responsible=make_post("kp-40", holder=other)), reason="ย้ายงาน", by=None)
        report(target, WorkStep.ACCEPTED, by=make_user("district", "4015"))
        assert fresh(target).done_on is None

    def test_the_village_confirms_by_its_link_once_per_answer(self):
        target = make_target()
        report(target)
        head = Holder(VILLAGE, "ผู้ใหญ่บ้าน")
        one = confirm(target, by=head, how="village", source="village:7:1")
        assert fresh(target).done_on == clock.today()
        assert confirm(target, by=head, how="village", source="village:7:1") == one
        with pytest.raises(refused.MayNotConfirm):
            confirm(target, by=Holder("40250505", "คนอื่น"), how="village", source="village:8:1")
        with pytest.raises(refused.SourceMissing):
            confirm(target, by=head, how="village")

    def test_another_post_confirms_while_its_holder_holds_it(self):
        target = make_target()
        report(target)
        sheriff = make_user("district", "4015")
        with pytest.raises(refused.PostNotHeld):
            confirm(target, by=sheriff, how="post", post=make_post("sheriff-4015"))
        confirm(target, by=sheriff, how="post", post=make_post("sheriff-4015", holder=sheriff))
        assert fresh(target).done_on == clock.today()

    def test_only_who_visits_there_confirms_without_a_visit_of_record(self):
        target = make_target()
        report(target)
        with pytest.raises(refused.MayNotConfirm):
            confirm(target, by=make_user("executive", "40"))
        with pytest.raises(refused.MayNotConfirm):
            confirm(target, by=make_user("district", "4025"))
        with pytest.raises(refused.WhatIsWrong):
            confirm_target(target, by=make_user("province", "40"), how="visit", verdict="not_fine")


class TestReporting:
    def test_by_the_post_or_on_its_behalf(self):
        target = make_target()
        assert not report(target, WorkStep.PROCURED, 0).on_behalf
        assert report(target, WorkStep.UNDER_WAY, 1, by=make_user("province", "40")).on_behalf
        with pytest.raises(refused.MayNotReport):
            report(target, by=make_user("district", "4025"))

    def test_days_stand_in_order_and_not_ahead(self):
        target = make_target()
        report(target, WorkStep.PROCURED, 0, dated_on=days_ago(3))
        with pytest.raises(refused.ReportBeforeLast):
            report(target, dated_on=days_ago(4))
        with pytest.raises(refused.ReportInFuture):
            report(target, dated_on=clock.today() + timedelta(days=1))
        with pytest.raises(refused.NothingNew):
            report(target, WorkStep.PROCURED, 0, photos=[])


class TestPaying:
    def test_a_disbursement_is_divided_and_taken_back_with_its_entry(self):
        node = make_funded(1000)
        target = make_target(node=node, money=600_00)
        entry = enter(node, "disburse", 500)
        share_payment(entry, [PaidFor(target, 400_00)], by=None)
        assert fresh(target).spent == 400_00
        with pytest.raises(refused.OverEntry):
            share_payment(entry, [PaidFor(target, 101_00)], by=None)
        with pytest.raises(refused.BelowSpent):
            change_target(target, row(node=node, money=300_00), reason="ลด", by=None)
        reverse_entry(entry, dated_on=DAY, document="ขก 1", reason="ผิด", by=None)
        assert fresh(target).spent == 0
        with pytest.raises(refused.NotADisbursement):
            share_payment(entry, [PaidFor(target, 1)], by=None)

    def test_no_target_is_paid_more_than_its_money(self):
        node = make_funded(1000)
        target = make_target(node=node, money=300_00)
        with pytest.raises(refused.OverTarget):
            share_payment(enter(node, "disburse", 500), [PaidFor(target, 301_00)], by=None)
