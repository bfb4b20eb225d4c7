"""Routes as officers make them: their way to the public, their times, what is refused."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit.review import refusals as review
from tidtam.kit.review.models import State
from tidtam.registers.tourism import actions as tourism
from tidtam.registers.tourism.models import VillagePage
from tidtam.work.routes import actions, dues, queries, refusals
from tidtam.work.routes.content import StopRow, route_row, stop_row
from tidtam.work.routes.linking import proposals
from tidtam.work.routes.models import Route, Stop
from tidtam.work.routes.tests.factories import FIRST, SECOND, make_dish, make_route, make_row, make_village
from tidtam.work.routes.timetable import timetable
from tidtam.work.routes.views.stops import moved

pytestmark = pytest.mark.django_db


def plan_of(route, **asked):
    return timetable(route, queries.with_places(route), **asked)


def test_a_route_is_reviewed_by_somebody_else_before_it_is_public():
    writer, other = make_user("district", "4015"), make_user("province", "40")
    route = actions.send(make_route(by=writer), by=writer)
    with pytest.raises(review.OwnWork):
        actions.approve(route, version=route.version, by=writer)
    assert not Route.objects.published().exists()

    assert actions.approve(route, version=route.version, by=other).is_public


def test_a_public_route_stays_as_it_is_until_its_change_was_reviewed():
    route = make_route(published=True)
    draft = actions.change_route(
        route, route_row(route)._replace(name_th="ใหม่"), version=route.version, by=None
    )
    assert Route.objects.published().get().name_th == "วันผ้าไหม"
    assert draft.draft_of_id == route.pk
    assert [stop.name for stop in queries.with_places(draft)] == [s.name for s in queries.with_places(route)]

    kept = actions.approve(actions.send(draft, by=None), version=draft.version, by=None)

    assert (kept.pk, kept.name_th, Route.objects.count()) == (route.pk, "ใหม่", 1)
    assert kept.stops.count() == 2


def test_two_people_changing_the_same_do_not_meet_silently():
    route = make_route()
    seen = route.version
    actions.change_route(route, route_row(route)._replace(name_th="ก"), version=seen, by=None)
    with pytest.raises(review.ChangedMeanwhile):
        actions.set_stops(route, [], version=seen, by=None)
    assert route.stops.count() == 2


def test_a_copy_is_a_draft_with_the_same_stops():
    route = make_route(published=True)
    made = actions.copy_route(route, "silk-again", by=None)

    assert (made.state, made.published_at) == (State.DRAFT, None)
    assert made.stops.count() == route.stops.count() == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"code": "A b"}, refusals.CodeMissing),
        ({"name_th": "  "}, refusals.NameMissing),
        ({"days": 0}, refusals.DaysWrong),
        ({"days": 8}, refusals.DaysWrong),
        ({"months": (13,)}, refusals.MonthUnknown),
    ],
)
def test_what_cannot_be_is_refused(said, why):
    with pytest.raises(why):
        actions.add_route(make_row(**said), by=None)
    assert not Route.objects.exists()


def test_a_short_name_is_taken_once_and_stays_once_public():
    route = make_route(published=True)
    with pytest.raises(refusals.CodeTaken):
        make_route()
    with pytest.raises(refusals.CodeStays):
        actions.change_route(route, route_row(route)._replace(code="other"), version=route.version, by=None)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (StopRow(), refusals.StopNowhere),
        (StopRow(name_th="ตลาด"), refusals.StopNowhere),
        (StopRow(name_th="ตลาด", point=FIRST, day=2), refusals.StopElsewhen),
        (StopRow(name_th="ตลาด", point=FIRST, stay=1441), refusals.StayTooLong),
        (StopRow(name_th="ตลาด", point=FIRST, leg_minutes=5), refusals.LegUnexplained),
        (StopRow(name_th="ตลาด", point=FIRST, leg_reason="เรือ"), refusals.LegUnexplained),
    ],
)
def test_a_stop_that_cannot_be_is_refused(row, why):
    route = make_route()
    with pytest.raises(why):
        actions.set_stops(route, [row], version=route.version, by=None)
    assert route.stops.count() == 2


def test_the_database_refuses_a_stop_without_a_place():
    route = make_route()
    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.create(route=route, day=1, order=9)


def test_times_are_computed_from_the_ways_between_stops():
    plan = plan_of(make_route())
    first, second = plan.all

    assert (first.minutes, first.times) == (None, "09.00–10.00")
    assert second.km == pytest.approx(11.1 * 1.3, rel=0.15)
    assert second.arrives == 600 + second.minutes
    assert second.leaves == second.arrives + 45


def test_a_route_works_on_the_weekdays_on_which_every_stop_is_open():
    plan = plan_of(make_route())
    assert plan.weekdays == {0, 1, 2, 3, 4}
    assert plan.all[1].closed == {5, 6}
    assert plan.all[1].warnings


def test_on_a_second_day_the_weekday_is_one_later():
    route = make_route(days=2)
    rows = [stop_row(one) for one in queries.with_places(route)]
    route = actions.set_stops(
        route, [rows[0], rows[1]._replace(day=2, earliest=time(10, 30))], version=route.version, by=None
    )

    assert plan_of(route).weekdays == {6, 0, 1, 2, 3}  # Sunday to Thursday: the dish is eaten the day after


def test_a_typed_way_stands_with_its_reason():
    route = make_route()
    rows = [stop_row(one) for one in queries.with_places(route)]
    wanted = [rows[0], rows[1]._replace(leg_minutes=90, leg_reason="ทางขาด")]
    route = actions.set_stops(route, wanted, version=route.version, by=None)

    assert plan_of(route).all[1].minutes == 90


def test_who_receives_nobody_is_owed_and_never_told_as_open():
    route = make_route(published=True)
    village = VillagePage.objects.get(community__area_id="40150605", draft_of=None)
    assert dues.dues(make_user("province", "40")) == []

    tourism.receive(village, "paused", by=None)

    assert [due.kind for due in dues.dues(make_user("province", "40"))] == [dues.CLOSED]
    assert [one.stop.name for one in plan_of(route, open_only=True).all] == [
        queries.with_places(route)[0].name
    ]


def test_a_stop_moves_within_its_day_and_into_the_day_beside():
    a, b, c = (StopRow(name_th=name, point=SECOND, day=day) for name, day in (("ก", 1), ("ข", 1), ("ค", 2)))

    assert [one.name_th for one in moved([a, b, c], 1, "up", 2)] == ["ข", "ก", "ค"]
    assert [(one.name_th, one.day) for one in moved([a, b, c], 1, "down", 2)] == [
        ("ก", 1),
        ("ข", 2),
        ("ค", 2),
    ]
    assert [(one.name_th, one.day) for one in moved([a, b, c], 2, "up", 2)] == [("ก", 1), ("ข", 1), ("ค", 1)]
    assert moved([a, b, c], 2, "down", 2) == [a, b, c]
    assert moved([a, b, c], 0, "drop", 2) == [b, c]


def test_a_day_is_proposed_of_villages_that_lie_near_with_its_reasons():
    make_route()  # goes to two of the villages already
    for code, point in (("40150606", (15.95, 102.6)), ("40150608", (15.96, 102.61))):
        make_dish(make_village(code, point))
    make_village("40150607", (19.0, 99.0))  # too far

    found = proposals("4015", "car")

    best = {page.code for page in found[0].villages}
    assert {"40150606", "40150608"} <= best  # no route goes there yet
    assert all(page.code != "40150607" for one in found for page in one.villages)
    assert (
        len(found[0].reasons) == 4
    )  # the way, what they offer, where no route goes, when something is closed


def test_a_village_without_a_sign_is_told():
    rows = queries.sign_rows(queries.with_places(make_route()))
    assert [(row.village.code, row.state) for row in rows] == [("40150604", "late"), ("40150605", "late")]
