"""What the chain owes, and who owes it."""

from datetime import date, timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.communities.models import Community
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.followup.actions import assign, drop, end_assignment, report_done
from tidtam.work.followup.dues import dues, kinds
from tidtam.work.followup.tests.factories import VILLAGE, make_action, make_doer, make_visit

TODAY = date(2018, 7, 27)
DOER, FOLLOWER = "ตำแหน่ง cdd-4015", "ตำแหน่ง deputy-40"


@pytest.fixture
def officer():
    return make_user("province", "40")


def test_open_is_owed_by_the_doer_and_reported_by_the_follower(officer):
    make_action("แผ่นพับ", due_on=date(2018, 7, 30))
    report_done(make_action("ป้าย"), note="ติดตั้งแล้ว", by=make_doer())
    owed = {due.what: due for due in dues(officer)}
    assert (owed["แผ่นพับ"].kind, owed["แผ่นพับ"].post, owed["แผ่นพับ"].state) == ("action", DOER, "soon")
    assert (owed["ป้าย"].kind, owed["ป้าย"].post, owed["ป้าย"].late_days) == ("confirm", FOLLOWER, -10)
    assert owed["ป้าย"].area_label == "บ้านวังคูณ หมู่ 4 ต.หนองเม็ก อ.หนองสองห้อง"
    assert {due.kind for due in owed.values()} <= set(kinds())


def test_sent_back_is_the_doers_again_and_what_is_closed_is_nobodys(officer):
    doer = make_doer()
    back, done, dropped = make_action("ป้าย"), make_action("แผ่นพับ"), make_action("เวที")
    for action in (back, done):
        report_done(action, note="เสร็จแล้ว", by=doer)
    make_visit((back, "not_fine", "ล้ม"), (done, "fine", ""))
    drop(dropped, reason="ไม่จัด", by=officer)
    assert [(due.what, due.post) for due in dues(officer)] == [("ป้าย", DOER)]


def test_late_from_the_day_after_the_due_date(officer):
    make_action(due_on=clock.today())
    for days, state, late_days in ((0, "soon", 0), (1, "late", 1), (8, "late", 8)):
        (due,) = dues(officer, today=clock.today() + timedelta(days=days))
        assert (due.state, due.late_days) == (state, late_days)


def test_a_village_nobody_visited_is_owed_by_the_post_assigned_to_it(officer):
    Community.objects.create(area=make_area("40150808"), joined_on=date(2018, 5, 1))
    Community.objects.create(area=make_area("40250503"), joined_on=date(2018, 5, 1))
    make_post("deputy-40")
    assign(make_post("deputy-40"), make_area("40150808"), starts_on=date(2018, 7, 20), by=officer)
    owed = {due.area: due for due in dues(officer) if due.kind == "visit"}
    assert (owed["40150808"].kind, owed["40150808"].post) == ("visit", FOLLOWER)
    assert owed["40150808"].due == date(2018, 5, 31)
    assert owed["40250503"].post == "ยังไม่มีผู้รับผิดชอบ"


def test_a_visit_puts_the_next_one_thirty_days_off(officer):
    Community.objects.create(area=make_area(VILLAGE), joined_on=date(2018, 5, 1))
    assign(make_post("deputy-40"), make_area(VILLAGE), starts_on=date(2018, 5, 1), by=officer)
    assert [due.late_days for due in dues(officer)] == [57]
    make_visit()
    assert dues(officer) == []
    (due,) = dues(officer, today=clock.today() + timedelta(days=28))
    assert (due.state, due.late_days) == ("soon", -2)


def test_within_an_area_and_only_what_the_reader_may_see(officer):
    make_action("ป้ายวังคูณ")
    make_action("ป้ายหนองทุ่ม", village="40250503")
    assert [due.what for due in dues(officer, area="4025")] == ["ป้ายหนองทุ่ม"]
    assert [due.what for due in dues(make_user("district", "4015"))] == ["ป้ายวังคูณ"]
    assert dues(make_user("district", "4001")) == []
    assert {due.what for due in dues(make_user("province", ""))} == {"ป้ายวังคูณ", "ป้ายหนองทุ่ม"}


def test_ten_times_as_many_ask_no_more(officer, django_assert_max_num_queries):
    for number in range(10):
        make_action(f"ป้าย {number}", village=f"401506{number + 1:02}")
    fresh = type(officer).objects.get(pk=officer.pk)
    with django_assert_max_num_queries(8):
        assert len(dues(fresh)) == 10


def test_a_village_that_nobody_follows_up_is_owed_an_assignment_by_its_district(officer):
    make_community(VILLAGE)
    district = make_post("cdd-4015")
    (due,) = [due for due in dues(officer) if due.kind == "assign"]
    assert (due.area, due.post_code) == (VILLAGE, "cdd-4015")
    follows = assign(
        make_post("deputy-40"), make_area(VILLAGE), starts_on=TODAY - timedelta(days=90), by=officer
    )
    assert [due for due in dues(officer) if due.kind == "assign"] == []
    end_assignment(follows, ends_on=TODAY - timedelta(days=20), by=officer)
    (due,) = [due for due in dues(officer) if due.kind == "assign"]
    assert (due.late_days, due.post) == (6, district.name)
