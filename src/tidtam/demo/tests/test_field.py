"""The demo's field work: every state stands in it, the same at each build, and nobody's name."""

from datetime import UTC, date, datetime

import pytest

from tidtam.demo import asked, centres, matters
from tidtam.demo.accounts import build_accounts, build_posts
from tidtam.demo.field import build_field
from tidtam.demo.landscapes import landscape
from tidtam.demo.members import build_communities
from tidtam.demo.villages import SOURCE, VILLAGES
from tidtam.ground.areas.actions import add_villages, load_gazetteer, place_points
from tidtam.kit import clock
from tidtam.reporting.dues import queries as dues
from tidtam.work.followup.models import (
    Action,
    ActionState,
    Alike,
    Assignment,
    Evidence,
    ItemAnswer,
    Step,
    Visit,
)
from tidtam.work.plan.actions import load_programme

TODAY = datetime(2018, 7, 27, 5, 0, tzinfo=UTC)


@pytest.fixture
def users(db):
    load_gazetteer(["40"], by=None)
    place_points({**centres.DISTRICTS, **centres.SUBDISTRICTS}, source=centres.SOURCE, by=None)
    add_villages(VILLAGES, source=SOURCE, by=None)
    load_programme(2561, by=None)
    posts = build_posts()
    users = build_accounts("ผ้าไหมมัดหมี่ 2561", posts)
    build_communities()
    seen = []
    with clock.frozen(TODAY):
        build_field(by=None, posts=posts, progress=lambda done, total: seen.append((done, total)))
        assert seen[-1] == (24, 24)
        yield users


def test_every_state_late_soon_and_confirmed_on_evidence(users, django_assert_max_num_queries):
    assert set(Action.objects.values_list("state", flat=True)) == set(ActionState.values)
    assert Assignment.objects.count() == 12
    for step in Step.objects.filter(state=ActionState.CONFIRMED):
        assert Evidence.objects.filter(visit=step.visit, item_answer=None).count() == 2
    assert set(Visit.objects.values_list("place_state", flat=True)) == set(Visit.Place.values)
    assert {visit.place_state for visit in Visit.objects.filter(area="40250503")} == {Visit.Place.UNKNOWN}
    assert max(step.at for step in Step.objects.all()) < TODAY
    province = type(users["province"]).objects.get(username="province")
    with django_assert_max_num_queries(5 * len(dues.rooms())):
        found = dues.dues(province)
    assert {due.state for due in found} == {"late", "soon", "going"}
    assert {due.kind for due in found} >= {"action", "confirm", "visit"}
    assert len(dues.by_district(found)) == 14


def test_what_visits_found_not_in_order_has_its_own_picture_and_some_became_matters(users):
    found = ItemAnswer.objects.filter(answer="not_fine")
    assert found.count() == len(asked.NOT_FINE)
    assert all(one.note and one.evidence.count() == 1 for one in found)
    raised = Action.objects.exclude(finding=None)
    assert {(one.area_id, one.severity) for one in raised} == {
        ("40150604", "moderate"),
        ("40110101", "moderate"),
    }


def test_one_borrowed_picture_is_found_and_nothing_else(users):
    found = [(one.earlier.area.pk, one.later.area.pk) for one in Alike.objects.all()]
    assert found == [("40150808", "40110202")]


def test_a_drawn_picture_is_the_same_each_time_and_unlike_the_next():
    taken = datetime(2018, 7, 2, 3, 20, tzinfo=UTC)
    first = landscape("40150604 1", taken=taken, point=(15.75, 102.75))
    assert first == landscape("40150604 1", taken=taken, point=(15.75, 102.75))
    assert first != landscape("40150604 2", taken=taken, point=(15.75, 102.75))


def test_no_visit_lies_before_what_it_looked_at_was_asked():
    days = [day for story in matters.VILLAGES for day in (story.first, story.second) if day]
    assert min(days) > matters.MADE_ON
    assert max(days) < date(2018, 7, 27)
