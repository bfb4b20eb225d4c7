"""Who looks after which area, for how long; and what passes to another post."""

from datetime import date, timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.followup import queries, refusals, rules
from tidtam.work.followup.actions import assign, assign_all, end_assignment, hand_over, report_done
from tidtam.work.followup.models import Assignment, HandedAction
from tidtam.work.followup.tests.factories import VILLAGE, make_action, make_doer, make_follower, make_photo

OTHER = "40150808"
TODAY = date(2018, 7, 27)


@pytest.fixture
def officer():
    return make_user("province", "40")


def states(user) -> dict[str, str]:
    return {one.area.code: one.state for one in queries.coverage(user)}


def test_several_areas_are_assigned_at_once_or_none(officer):
    post, areas = make_post("deputy-40"), [make_area(VILLAGE), make_area(OTHER)]
    assign(post, areas[1], starts_on=TODAY, by=officer)
    with pytest.raises(refusals.AlreadyAssigned) as refused:
        assign_all(post, areas, starts_on=TODAY, by=officer)
    assert areas[1].label in str(refused.value)
    assert Assignment.objects.count() == 1


def test_a_village_is_nobodys_ones_or_severals(officer):
    for code in (VILLAGE, OTHER):
        make_community(code)
    assert states(officer) == {VILLAGE: "nobody", OTHER: "nobody"}
    district = assign(make_post("cdd-4015"), make_area("4015"), starts_on=TODAY, by=officer)
    assert states(officer) == {VILLAGE: "one", OTHER: "one"}
    first = assign(make_post("deputy-40"), make_area(VILLAGE), starts_on=TODAY, by=officer)
    assert states(officer)[VILLAGE] == "one"  # the village's own goes before its district's
    assign(make_post("governor-40"), make_area(VILLAGE), starts_on=TODAY, by=officer)
    assert states(officer) == {VILLAGE: "several", OTHER: "one"}
    end_assignment(first, ends_on=TODAY, by=officer)
    end_assignment(district, ends_on=TODAY, by=officer)
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert states(officer) == {VILLAGE: "one", OTHER: "nobody"}


def test_who_supports_neither_owes_the_visits_nor_counts_as_a_second(officer):
    make_community(VILLAGE)
    supports = Assignment.Duty.SUPPORTS
    assign(make_post("cdd-4015"), make_area(VILLAGE), starts_on=TODAY, duty=supports, by=officer)
    (one,) = queries.coverage(officer)
    assert (one.state, one.supporters) == ("nobody", (make_post("cdd-4015").name,))
    assert queries.village_visits(officer)[0].post == ""


def test_a_hand_over_moves_what_is_open_and_leaves_the_rest(officer):
    doer, follower, taker = make_post("cdd-4015"), make_post("deputy-40"), make_post("gov-40")
    open_one = make_action()
    dropped = make_action("ปิดแล้ว")
    dropped.state = "dropped"
    dropped.save()
    watched = assign(follower, make_area(VILLAGE), starts_on=TODAY - timedelta(days=9), by=officer)
    to_come = assign(follower, make_area(OTHER), starts_on=TODAY + timedelta(days=9), by=officer)
    given = hand_over(follower, taker, note="คำสั่งที่ 12/2561", by=officer)
    assert given.moves == 3
    open_one.refresh_from_db()
    dropped.refresh_from_db()
    assert (open_one.follower, open_one.doer, dropped.follower) == (taker, doer, follower)
    watched.refresh_from_db()
    assert watched.ends_on == TODAY - timedelta(days=1)
    now = Assignment.objects.get(post=taker, area=VILLAGE)
    assert (now.starts_on, now.ends_on) == (TODAY, None)
    to_come.refresh_from_db()
    assert to_come.post == taker
    told = queries.story(open_one)[-1]
    assert (told.note, told.post) == ("คำสั่งที่ 12/2561", "ผู้ติดตาม")
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"followup.hand_over", "followup.hand_action", "followup.pass_assignment"} <= verbs


def test_what_the_taker_has_the_other_part_of_stays(officer):
    doer, follower = make_post("cdd-4015"), make_post("deputy-40")
    action = make_action()
    other = make_action("อีกเรื่อง", doer=make_post("cdd-4025"), follower=follower)
    given = hand_over(follower, doer, note="ย้าย", by=officer)
    assert given.stays == (action,)
    action.refresh_from_db()
    other.refresh_from_db()
    assert (action.follower, other.follower) == (follower, doer)


def test_who_did_the_work_before_can_still_not_confirm_it(officer):
    before = make_doer()
    action = make_action()
    report_done(action, note="ติดตั้งแล้ว", by=make_user("district", "4015"), evidence=[make_photo()])
    assert rules.did_it(before, action)
    hand_over(make_post("cdd-4015"), make_post("gov-40"), note="ย้าย", by=officer)
    action.refresh_from_db()
    assert action.doer == make_post("gov-40")
    assert rules.did_it(before, action)


def test_only_what_lies_in_the_officers_area_passes(officer):
    follower, taker = make_post("deputy-40"), make_post("gov-40")
    make_action()
    make_area("40250105")
    make_action("ที่อื่น", village="40250105")
    given = hand_over(follower, taker, note="ย้าย", by=make_user("district", "4015"))
    assert (given.moves, given.elsewhere) == (1, 1)
    assert HandedAction.objects.count() == 1
    with pytest.raises(refusals.NothingToHandOver):
        hand_over(follower, taker, note="ย้าย", by=make_user("district", "4015"))


@pytest.mark.parametrize(
    ("note", "same", "refused"),
    [
        ("ย้าย", True, refusals.SameHands),
        (" ", False, refusals.HandOverNote),
        ("1-1037-02071-81-1", False, refusals.PersonsNumber),
    ],
)
def test_a_hand_over_needs_two_posts_and_a_note(officer, note, same, refused):
    make_action()
    giver = make_post("deputy-40")
    with pytest.raises(refused):
        hand_over(giver, giver if same else make_post("gov-40"), note=note, by=officer)
    assert not HandedAction.objects.exists()


def test_the_page_shows_what_would_move_before_it_moves(client, officer):
    action, taker = make_action(), make_post("gov-40")
    client.force_login(officer)
    sent = {"giver": action.follower_id, "taker": taker.pk, "note": "คำสั่งที่ 12/2561"}
    page = client.post("/desk/assignments/hand-over/", sent)
    assert action.what in page.content.decode()
    assert not HandedAction.objects.exists()
    assert client.post("/desk/assignments/hand-over/", {**sent, "sure": "1"}).status_code == 302
    assert HandedAction.objects.get().action == action


def test_areas_are_assigned_and_ended_on_the_pages(client, officer):
    for code in (VILLAGE, OTHER):
        make_community(code)
    post = make_post("deputy-40")
    client.force_login(officer)
    sent = {"post": post.pk, "duty": "follows", "starts_on": "27/7/2561", "area": [VILLAGE, OTHER]}
    assert client.post("/desk/assignments/new/", sent).status_code == 302
    again = client.post("/desk/assignments/new/", sent)
    assert again.status_code == 422
    assert "area" in again.context["form"].errors
    row = Assignment.objects.get(area=VILLAGE)
    wrong = client.post(f"/desk/assignments/{row.pk}/", {"ends_on": "1/7/2561"})
    assert wrong.status_code == 422
    assert client.post(f"/desk/assignments/{row.pk}/", {"ends_on": "31/7/2561"}).status_code == 302
    row.refresh_from_db()
    assert row.ends_on == date(2018, 7, 31)


def test_a_post_sees_its_own_assignments_and_nobody_elses(client, officer):
    assign(make_post("deputy-40"), make_area(VILLAGE), starts_on=TODAY, by=officer)
    assign(make_post("gov-40"), make_area(OTHER), starts_on=TODAY, by=officer)
    holder = make_user()
    make_post("deputy-40", holder=holder)
    assert [row.area_id for row in Assignment.objects.open_to(holder, "view")] == [VILLAGE]


@pytest.mark.parametrize("page", ["", "villages/"])
def test_a_list_asks_as_much_for_three_as_for_one(client, officer, page, django_assert_max_num_queries):
    make_follower()
    client.force_login(officer)
    counts = []
    for codes in ((VILLAGE,), (OTHER, "40150101")):
        for code in codes:
            make_community(code)
            assign(make_post("deputy-40"), make_area(code), starts_on=TODAY, by=officer)
        with django_assert_max_num_queries(14) as asked:
            assert client.get(f"/desk/assignments/{page}").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
