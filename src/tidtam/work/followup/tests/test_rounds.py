"""Rounds of visits: what they ask, what counts, how they end."""

from datetime import date, timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.followup import dues, queries, refusals
from tidtam.work.followup.actions import (
    CheckRow,
    assign,
    change_round,
    close_round,
    make_round,
)
from tidtam.work.followup.models import Round
from tidtam.work.followup.tests.checklists import make_list
from tidtam.work.followup.tests.factories import VILLAGE, make_follower, make_visit
from tidtam.work.plan.actions import load_programme
from tidtam.work.plan.queries import programme_of

OTHER, ELSEWHERE = "40150808", "40250505"
TODAY = date(2018, 7, 27)
LAST = TODAY + timedelta(days=20)


@pytest.fixture
def officer():
    return make_user("province", "40")


@pytest.fixture
def villages():
    found = [make_area(code) for code in (VILLAGE, OTHER, ELSEWHERE)]
    for code in (VILLAGE, OTHER, ELSEWHERE):
        make_community(code)
    return found


def begin(officer, areas, **fields) -> Round:
    given = {"name": "รอบที่ 2", "starts_on": TODAY, "due_on": LAST, "by": officer}
    programme = programme_of(TODAY) or load_programme(2561, by=None)
    return make_round(programme, areas, **{**given, **fields})


def states(round: Round, user) -> dict[str, str]:
    return {stop.area.code: stop.state for stop in queries.stops(round, user)}


def test_a_visit_within_the_round_counts_by_itself(officer, villages):
    make_visit(village=OTHER, visited_at=clock.now() - timedelta(days=2))  # before the round began
    made = begin(officer, villages[:2])
    assert states(made, officer) == {VILLAGE: "open", OTHER: "open"}
    visit = make_visit()
    assert states(made, officer) == {VILLAGE: "seen", OTHER: "open"}
    assert queries.counted_for(visit) == [made]
    (progress,) = queries.rounds(officer)
    assert (progress.villages, progress.seen, progress.late, progress.left) == (2, 1, 0, 1)
    with clock.frozen(clock.now() + timedelta(days=21)):
        assert states(made, officer)[OTHER] == "late"
        make_visit(village=OTHER)
        assert states(made, officer)[OTHER] == "seen_late"
        assert queries.rounds(officer)[0].late == 1


def test_a_round_with_a_checklist_of_its_own_asks_it_and_counts_only_its_answers(officer, villages):
    usual, own = make_list(), make_list(name="แบบตรวจหลังน้ำท่วม", usual=False)
    assert queries.checklist_of(villages[0], TODAY) == usual
    made = begin(officer, villages[:1], checklist=own)
    assert queries.checklist_of(villages[0], TODAY) == own
    assert queries.checklist_of(villages[1], TODAY) == usual
    make_visit(checks=[CheckRow(usual.items.first(), "fine")])
    assert states(made, officer) == {VILLAGE: "open"}
    make_visit(checks=[CheckRow(own.items.first(), "not_fine", "ป้ายล้ม")])
    (stop,) = queries.stops(made, officer)
    assert (stop.state, stop.findings) == ("seen", 1)
    assert queries.checklist_of(villages[0], TODAY) == usual  # answered: the next visit is a plain one again


def test_who_follows_a_village_up_owes_its_visit_by_the_rounds_day(officer, villages):
    follower = make_follower()
    post = make_post("deputy-40")
    assign(post, villages[0], starts_on=TODAY, by=officer)
    make_visit(visited_at=clock.now() - timedelta(days=1))
    assert [due for due in dues.dues(follower) if due.area == VILLAGE] == []  # seen yesterday
    made = begin(officer, villages[:2])
    (due,) = [due for due in dues.dues(follower) if due.area == VILLAGE]
    assert (due.kind, due.due, due.post_code) == ("visit", LAST, "deputy-40")
    assert made.name in due.what
    assert [one.round.pk for one in queries.rounds(follower)] == [made.pk]
    assert queries.my_day(follower).villages[0].visits.round == made.name
    make_visit()
    assert [due for due in dues.dues(follower) if due.area == VILLAGE] == []


def test_a_district_sees_its_own_villages_of_the_round_and_may_not_change_it(officer, villages):
    made = begin(officer, villages)
    district = make_user("district", "4015")
    assert set(states(made, district)) == {VILLAGE, OTHER}
    assert queries.rounds(district)[0].villages == 2
    assert queries.rounds(make_user("district", "4001")) == []
    with pytest.raises(refusals.NotEntitled):
        change_round(made, due_on=LAST, leave=villages[:1], reason="ไม่สะดวก", by=district)
    own = begin(district, villages[:2], name="รอบของอำเภอ")
    change_round(own, due_on=LAST + timedelta(days=5), reason="ฝนตกหนัก", by=district)
    with pytest.raises(refusals.NotEntitled):
        begin(district, villages, name="ข้ามอำเภอ")


def test_a_round_is_changed_with_a_reason_and_its_trail_says_what_was_before(officer, villages):
    made = begin(officer, villages[:2])
    with pytest.raises(refusals.ReasonMissing):
        change_round(made, due_on=LAST, add=villages[2:], reason=" ", by=officer)
    with pytest.raises(refusals.NothingChanged):
        change_round(made, due_on=LAST, reason="ไม่มีอะไร", by=officer)
    with pytest.raises(refusals.RoundEmpty):
        change_round(made, due_on=LAST, leave=villages[:2], reason="ยกเลิก", by=officer)
    change_round(made, due_on=LAST, add=villages[2:], leave=villages[:1], reason="ถนนขาด", by=officer)
    assert set(states(made, officer)) == {OTHER, ELSEWHERE}
    entry = Entry.objects.filter(verb="followup.change_round").get()
    assert (entry.detail["left"], entry.detail["added"]) == ([VILLAGE], [ELSEWHERE])
    change_round(made, due_on=LAST + timedelta(days=1), add=villages[:1], reason="ถนนเปิด", by=officer)
    assert set(states(made, officer)) == {VILLAGE, OTHER, ELSEWHERE}
    assert made.villages.count() == 3


def test_closing_ends_what_is_owed_and_says_what_was_not_seen(officer, villages):
    made = begin(officer, villages[:2])
    make_visit()
    with pytest.raises(refusals.ClosingNote):
        close_round(made, note="", by=officer)
    close_round(made, note="งบประมาณหมด", by=officer)
    assert states(made, officer) == {VILLAGE: "seen", OTHER: "not_seen"}
    assert all("รอบ" not in due.what for due in dues.dues(officer))
    with clock.frozen(clock.now() + timedelta(days=1)):
        make_visit(village=OTHER)
        assert states(made, officer)[OTHER] == "not_seen"
    with pytest.raises(refusals.Closed):
        change_round(made, due_on=LAST + timedelta(days=9), reason="ขอเปิดอีก", by=officer)


def test_what_cannot_be_a_round_is_refused(officer, villages):
    with pytest.raises(refusals.NameMissing):
        begin(officer, villages, name="  ")
    with pytest.raises(refusals.RoundEmpty):
        begin(officer, [])
    with pytest.raises(refusals.DatesReversed):
        begin(officer, villages, due_on=TODAY - timedelta(days=1))
    with pytest.raises(refusals.RoundTooLong):
        begin(officer, villages, due_on=TODAY + timedelta(days=500))
    with pytest.raises(refusals.NotAVillage):
        begin(officer, [make_area("4015")])
    country = make_user("province", "")
    with pytest.raises(refusals.RoundElsewhere):
        begin(country, [villages[0], make_area("30010101")])
    begin(officer, villages[:1])
    with pytest.raises(refusals.RoundNameTaken):
        begin(officer, villages[:1])
    assert Round.objects.count() == 1


def test_the_rounds_pages_make_change_and_close_one(client, officer, villages):
    load_programme(2561, by=None)
    client.force_login(officer)
    assert "ยังไม่มีรอบ" in client.get("/desk/visits/rounds/").content.decode()
    sent = {"name": "รอบที่ 3", "starts_on": "27/7/2561", "due_on": "20/7/2561", "area": [VILLAGE, OTHER]}
    wrong = client.post("/desk/visits/rounds/new/", sent)
    assert wrong.status_code == 422
    assert "due_on" in wrong.context["form"].errors
    assert "รอบที่ 3" in wrong.content.decode()
    made = client.post("/desk/visits/rounds/new/", {**sent, "due_on": "20/8/2561"}, follow=True)
    assert "รอบที่ 3" in made.content.decode()
    (row,) = Round.objects.all()
    page = f"/desk/visits/rounds/{row.key}/"
    assert client.get(f"{page}?export=xlsx").status_code == 200
    change = {"due_on": "25/8/2561", "area": [VILLAGE], "reason": "ถนนขาด"}
    assert client.post(f"{page}change/", change).status_code == 302
    assert client.post(f"{page}close/", {"note": ""}).status_code == 422
    assert client.post(f"{page}close/", {"note": "จบปีงบประมาณ"}).status_code == 302
    assert client.get(f"{page}change/").status_code == 404
    client.force_login(make_user("district", "4001"))
    assert client.get(page).status_code == 404
