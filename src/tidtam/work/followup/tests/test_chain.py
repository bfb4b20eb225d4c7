"""An action's life from the desk."""

from datetime import date, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_holding, make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.work.followup import refusals
from tidtam.work.followup.actions import change_due, drop, report_done
from tidtam.work.followup.models import Action, ActionState, Evidence
from tidtam.work.followup.tests.factories import make_action, make_doer, make_photo
from tidtam.work.plan.tests.factories import make_item


def test_an_action_begins_open_with_its_origin_and_a_trail():
    action = make_action(origin="มติที่ประชุม 1/2561 ข้อ 5.1", origin_link="/desk/meetings/1/")
    assert action.state == ActionState.OPEN
    assert action.steps.get().note == "มติที่ประชุม 1/2561 ข้อ 5.1"
    entry = Entry.objects.get(verb="followup.create")
    assert (entry.subject, entry.area) == (f"followup.action:{action.key}", "40150604")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"what": "  \u200b "}, refusals.NothingSaid),
        ({"village": "401506"}, refusals.NotAVillage),
        ({"due_on": date(2018, 7, 26)}, refusals.DueBeforeStart),
        ({"due_on": date(2561, 7, 30)}, refusals.DueTooFar),
    ],
)
def test_what_cannot_be_asked_is_refused(fields, refusal):
    with pytest.raises(refusal):
        make_action(**fields)
    assert not Action.objects.exists()


def test_a_district_is_asked_only_for_what_districts_build():
    assert make_action(village="4015", work_item=make_item("district-centre")).area_id == "4015"
    with pytest.raises(refusals.NotAVillage):
        make_action(village="4015", work_item=make_item("signs"))


def test_one_post_cannot_follow_up_what_it_does_itself():
    post = make_post("cdd-4015")
    with pytest.raises(refusals.SamePost):
        make_action(doer=post, follower=post)


def test_only_who_assigns_here_makes_an_action():
    with pytest.raises(refusals.NotEntitled):
        make_action(by=make_user("district", "4025"))


def test_the_holder_of_the_doers_post_reports_it_done():
    action, doer = make_action(), make_doer()
    reported = report_done(action, note="ติดตั้งแล้ว 2 ป้าย", by=doer, evidence=[make_photo()])
    assert reported.state == ActionState.REPORTED
    step = reported.steps.last()
    assert (step.by, step.on_behalf, step.post.code) == (doer, False, "cdd-4015")
    assert Evidence.objects.get().step == step


def test_an_officer_of_the_area_reports_on_behalf_and_the_record_shows_it():
    action = make_action()
    make_doer()
    report_done(action, note="ติดตั้งแล้ว", by=make_user("province", "40"))
    assert action.steps.last().on_behalf


def test_who_took_over_the_post_owes_what_was_open():
    action, before = make_action(), make_doer()
    before.holdings.update(ends_on=clock.today() - timedelta(days=1))
    before.grants.update(ends_on=clock.today() - timedelta(days=1))
    after = make_user()
    make_holding(make_post("cdd-4015"), after)
    with pytest.raises(refusals.NotTheDoer):
        report_done(action, note="เสร็จแล้ว", by=type(before).objects.get(pk=before.pk))
    assert report_done(action, note="เสร็จแล้ว", by=after).state == ActionState.REPORTED


@pytest.mark.parametrize("role", ["assigned", "executive", "auditor", "secretary"])
def test_nobody_else_reports(role):
    with pytest.raises(refusals.NotTheDoer):
        report_done(make_action(), note="เสร็จแล้ว", by=make_user(role, "40"))


def test_a_report_says_what_was_done_and_stands_once():
    action, doer = make_action(), make_doer()
    with pytest.raises(refusals.NoteMissing):
        report_done(action, note=" ", by=doer)
    report_done(action, note="เสร็จแล้ว", by=doer)
    with pytest.raises(refusals.AlreadyReported):
        report_done(action, note="เสร็จแล้ว", by=doer)


def test_the_due_date_moves_with_a_reason_on_record():
    action, officer = make_action(), make_user("province", "40")
    change_due(action, due_on=date(2018, 8, 31), reason="ฝนตกหนัก", by=officer)
    action.refresh_from_db()
    step = action.steps.last()
    assert (action.due_on, step.due_on, step.note) == (date(2018, 8, 31), date(2018, 8, 31), "ฝนตกหนัก")
    with pytest.raises(refusals.ReasonMissing):
        change_due(action, due_on=date(2018, 9, 1), reason="", by=officer)
    with pytest.raises(refusals.DueBeforeStart):
        change_due(action, due_on=date(2018, 7, 1), reason="เร่ง", by=officer)
    with pytest.raises(refusals.NotEntitled):
        change_due(action, due_on=date(2018, 9, 1), reason="เลื่อน", by=make_user("district", "4025"))


def test_who_has_to_do_it_neither_moves_its_day_nor_drops_it():
    action, doer = make_action(), make_doer()
    assert doer.may("assign", action.area_id)
    for change in (
        lambda: change_due(action, due_on=date(2018, 9, 1), reason="เลื่อน", by=doer),
        lambda: drop(action, reason="ไม่ทำแล้ว", by=doer),
    ):
        with pytest.raises(refusals.DoerCannotSettle):
            change()
    action.refresh_from_db()
    assert (action.state, action.steps.count()) == (ActionState.OPEN, 1)


def test_what_is_dropped_stays_on_record_and_closed():
    action, officer = make_action(), make_user("province", "40")
    with pytest.raises(refusals.ReasonMissing):
        drop(action, reason="", by=officer)
    with pytest.raises(refusals.NotEntitled):
        drop(action, reason="ไม่จำเป็น", by=make_user("executive", "40"))
    assert drop(action, reason="รวมกับป้ายของ อบต.", by=officer).state == ActionState.DROPPED
    for change in (
        lambda: report_done(action, note="เสร็จ", by=make_doer()),
        lambda: change_due(action, due_on=date(2018, 9, 1), reason="เลื่อน", by=officer),
        lambda: drop(action, reason="ซ้ำ", by=officer),
    ):
        with pytest.raises(refusals.Closed):
            change()
