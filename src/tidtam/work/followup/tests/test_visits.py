"""A visit: what it stores, what it moves, what it refuses."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.tests.factories import make_holding, make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup import refusals
from tidtam.work.followup.actions import assign, report_done
from tidtam.work.followup.models import Action, ActionState, Answer, Visit
from tidtam.work.followup.tests.factories import (
    VILLAGE,
    make_action,
    make_doer,
    make_follower,
    make_photo,
    make_visit,
)


def reported(**fields) -> Action:
    return report_done(make_action(**fields), note="ติดตั้งแล้ว", by=make_doer())


def state_of(action: Action) -> str:
    return Action.objects.get(pk=action.pk).state


def test_in_order_confirms_what_was_reported():
    action = reported()
    visit = make_visit((action, "fine", ""), met="ผู้ใหญ่บ้าน")
    assert state_of(action) == ActionState.CONFIRMED
    step = action.steps.last()
    assert (step.visit, step.by, step.on_behalf) == (visit, make_follower(), False)


def test_not_in_order_sends_it_back_and_the_doer_may_report_again():
    action = reported()
    make_visit((action, "not_fine", "ป้ายล้ม"))
    assert state_of(action) == ActionState.SENT_BACK
    assert action.steps.last().note == "ป้ายล้ม"
    assert report_done(action, note="ตั้งใหม่แล้ว", by=make_doer()).state == ActionState.REPORTED


def test_could_not_be_checked_leaves_it():
    action = reported()
    visit = make_visit((action, "cannot_check", "ทางขาด"))
    assert state_of(action) == ActionState.REPORTED
    assert visit.findings.get().answer == Answer.CANNOT_CHECK


@pytest.mark.parametrize("answer", ["fine", "not_fine"])
def test_about_what_was_not_reported_an_answer_is_only_kept(answer):
    action = make_action()
    visit = make_visit((action, answer, "เห็นแล้ว"))
    assert state_of(action) == ActionState.OPEN
    assert visit.findings.get().note == "เห็นแล้ว"


def test_a_visit_before_the_report_does_not_confirm_it():
    action = reported()
    make_visit((action, "fine", ""), visited_at=clock.now() - timedelta(days=2))
    assert state_of(action) == ActionState.REPORTED


def test_what_was_closed_meanwhile_keeps_the_finding_and_stays():
    action = reported()
    make_visit((action, "fine", ""))
    again = make_visit((action, "not_fine", "ป้ายหาย"))
    assert state_of(action) == ActionState.CONFIRMED
    assert again.findings.get().note == "ป้ายหาย"


def test_confirming_needs_a_photo():
    action = reported()
    with pytest.raises(refusals.NoEvidence):
        make_visit((action, "fine", ""), photos=[])
    assert state_of(action) == ActionState.REPORTED
    assert not Visit.objects.exists()


def test_sending_back_needs_words():
    action = reported()
    with pytest.raises(refusals.FindingNeedsNote) as refused:
        make_visit((action, "not_fine", ""))
    assert refused.value.at_field == f"note_{action.key}"
    make_visit((action, "not_fine", ""), note="ยังไม่มีเจ้าหน้าที่ประจำ")
    assert state_of(action) == ActionState.SENT_BACK


def test_the_doer_neither_leads_nor_records_the_visit_that_confirms():
    action, doer, follower = reported(), make_doer(), make_follower()
    for roles in (
        {"leader": doer, "by": doer},
        {"leader": follower, "by": doer},
        {"leader": doer, "by": follower},
    ):
        with pytest.raises(refusals.DoerCannotConfirm):
            make_visit((action, "fine", ""), **roles)
    assert state_of(action) == ActionState.REPORTED


def test_who_held_the_doers_post_when_it_was_asked_did_it_too():
    before = make_doer()
    action = make_action()
    before.holdings.update(ends_on=clock.today())
    make_holding(make_post("cdd-4015"), after := make_user(), starts_on=clock.today())
    report_done(action, note="เสร็จแล้ว", by=after)
    with pytest.raises(refusals.DoerCannotConfirm):
        make_visit((action, "fine", ""), leader=type(before).objects.get(pk=before.pk))


def test_who_reported_on_behalf_does_not_confirm():
    officer = make_user("province", "40")
    action = make_action()
    make_doer()
    report_done(action, note="เสร็จแล้ว", by=officer)
    with pytest.raises(refusals.DoerCannotConfirm):
        make_visit((action, "fine", ""), leader=make_follower(), by=officer)
    make_visit((action, "fine", ""), companions="เจ้าหน้าที่จังหวัด พัฒนาการอำเภอ")
    assert state_of(action) == ActionState.CONFIRMED


def test_recording_for_another_shows():
    leader, clerk = make_follower(), make_user("province", "40")
    visit = make_visit(leader=leader, leader_post=make_post("deputy-40"), by=clerk)
    assert visit.on_behalf
    with pytest.raises(refusals.NotTheirPost):
        make_visit(leader=leader, leader_post=make_post("cdd-40"), by=clerk)
    with pytest.raises(refusals.LeaderCannotVisit):
        make_visit(leader=make_user("executive", "40"), by=clerk)


def test_only_who_looks_after_the_village_visits_it():
    stranger = make_user("district", "4025")
    with pytest.raises(refusals.NotEntitled):
        make_visit(leader=stranger)
    helper = make_user()
    post = make_post("helper-4015", holder=helper)
    assign(post, make_area("4015"), starts_on=clock.today(), by=make_user("province", "40"))
    assert make_visit(leader=type(helper).objects.get(pk=helper.pk)).pk


@pytest.mark.parametrize(
    ("ago", "refusal"),
    [(timedelta(hours=-2), refusals.VisitInFuture), (timedelta(days=400), refusals.VisitTooOld)],
)
def test_a_wrong_day_is_refused(ago, refusal):
    with pytest.raises(refusal):
        make_visit(visited_at=clock.now() - ago)


def test_a_matter_of_another_village_is_refused():
    with pytest.raises(refusals.NotThere):
        make_visit((make_action(village="40150808"), "fine", ""))


def test_sent_twice_it_is_stored_once():
    action, photo, key = reported(), make_photo(), uuid4()
    sent = {"id": key, "photos": [photo], "note": "เรียบร้อยดี"}
    first = make_visit((action, "fine", ""), **sent)
    assert make_visit((action, "fine", ""), **sent) == first
    assert (Visit.objects.count(), action.findings.count(), first.evidence.count()) == (1, 1, 1)


def test_other_content_under_the_same_id_is_a_conflict_and_the_first_stands():
    key, photo = uuid4(), make_photo()
    make_visit(id=key, photos=[photo], note="ครั้งแรก")
    with pytest.raises(Conflict):
        make_visit(id=key, photos=[photo], note="แก้แล้ว")
    assert Visit.objects.get().note == "ครั้งแรก"


def test_near_far_and_unknown():
    area = make_area(VILLAGE)
    type(area).objects.filter(pk=VILLAGE).update(latitude=15.7546, longitude=102.7475)
    area.refresh_from_db()
    near = make_visit(area=area, latitude=15.7550, longitude=102.7480, accuracy=12.0)
    assert near.place_state == Visit.Place.NEAR
    assert near.distance == pytest.approx(70, abs=15)
    assert make_visit(area=area, latitude=15.70, longitude=102.7475).place_state == Visit.Place.FAR
    assert make_visit(area=area).place_state == Visit.Place.UNKNOWN
    assert (
        make_visit(area=area, latitude=15.70, longitude=102.7, accuracy=9000.0).place_state
        == Visit.Place.UNKNOWN
    )


def test_a_village_without_a_point_is_never_far():
    visit = make_visit(
        village="40250503", leader=make_user("province", "40"), latitude=13.75, longitude=100.5
    )
    assert (visit.place_state, visit.distance) == (Visit.Place.UNKNOWN, None)


@pytest.mark.parametrize("point", [(15.7, None), (None, 102.7), (95.0, 102.7), (float("nan"), 102.7)])
def test_half_a_position_is_refused(point):
    with pytest.raises(refusals.PointNotWhole):
        make_visit(latitude=point[0], longitude=point[1])
