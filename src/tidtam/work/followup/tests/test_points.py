"""A village without a point: what visits propose, and who confirms it."""

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.followup import queries, refusals
from tidtam.work.followup.actions import take_point
from tidtam.work.followup.tests.factories import VILLAGE, make_follower, make_visit

THERE = {"latitude": 15.7102, "longitude": 102.8011}


@pytest.fixture
def officer():
    return make_user("district", "4015")


@pytest.fixture
def village():
    area = make_area(VILLAGE)
    area.latitude = area.longitude = None
    area.save()
    make_community(VILLAGE)
    return area


def test_a_visit_proposes_and_another_officer_confirms(officer, village):
    visit = make_visit(**THERE, accuracy=8)
    second = make_visit(latitude=15.7202, longitude=102.8011, accuracy=60)
    assert visit.place_state == "unknown"  # never far
    (one,) = queries.pointless(officer)
    assert one.best == visit
    assert 1000 < one.apart < 1200
    with pytest.raises(refusals.OwnPoint):
        take_point(
            make_visit(**THERE, leader=make_follower(), by=make_follower()), by=_entitled_leader(visit)
        )
    take_point(visit, by=officer)
    village.refresh_from_db()
    assert village.point == (15.7102, 102.8011)
    assert queries.pointless(officer) == []
    visit.refresh_from_db()
    assert visit.place_state == "unknown"  # judged when it was recorded
    assert make_visit(**THERE).place_state == "near"
    with pytest.raises(refusals.PointStands):
        take_point(second, by=officer)


def _entitled_leader(visit):
    """Whoever led the visit, with the verb edit in the village."""
    user = visit.leader
    user.may = lambda verb, area: True
    return user


def test_only_a_good_position_in_the_country_is_a_proposal(officer, village):
    for fields in ({}, {**THERE, "accuracy": 900}, {"latitude": 51.5, "longitude": -0.1}):
        visit = make_visit(**fields)
        assert not queries.proposes(visit)
        with pytest.raises(refusals.PointMissing):
            take_point(visit, by=officer)
    (one,) = queries.pointless(officer)
    assert one.visits == ()


def test_the_visits_page_offers_it_to_who_was_not_there(client, officer, village):
    visit = make_visit(**THERE, accuracy=8)
    client.force_login(officer)
    page = client.get(f"/desk/visits/{visit.pk}/").content.decode()
    assert f"/desk/visits/{visit.pk}/point/" in page
    assert "15.71020, 102.80110" in client.get("/desk/visits/points/").content.decode()
    client.force_login(visit.leader)
    assert f"/desk/visits/{visit.pk}/point/" not in client.get(f"/desk/visits/{visit.pk}/").content.decode()
    assert client.post(f"/desk/visits/{visit.pk}/point/").status_code == 404
    client.force_login(officer)
    told = client.post(f"/desk/visits/{visit.pk}/point/", follow=True)
    assert "หมู่บ้านมีพิกัดแล้ว" in told.content.decode()
    again = client.post(f"/desk/visits/{visit.pk}/point/", follow=True)
    assert "มีพิกัดอยู่แล้ว" in again.content.decode()
