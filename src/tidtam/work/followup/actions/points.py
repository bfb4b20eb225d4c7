"""A village without a point gets the one that a visit stood at, once somebody else says so."""

from django.db import transaction

from tidtam.ground.areas.actions import place_points
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.work.followup import refusals, rules
from tidtam.work.followup.models import Visit
from tidtam.work.followup.queries.points import proposes


@transaction.atomic
def take_point(visit: Visit, *, by: User) -> Area:
    """The visit's position is the village's from now on. Visits before it stay as they were judged: what could not be
    checked when it was recorded does not become near by a point that came from there.
    """
    area = Area.objects.select_for_update().get(pk=visit.area_id)
    if not by.may("edit", area.pk):
        raise refusals.NotEntitled
    if not rules.somebody_else(by, visit):
        raise refusals.OwnPoint
    if area.point is not None:
        raise refusals.PointStands(point=f"{area.point[0]:.5f}, {area.point[1]:.5f}")
    if not proposes(visit) or visit.latitude is None or visit.longitude is None:
        raise refusals.PointMissing
    point = (round(visit.latitude, 6), round(visit.longitude, 6))
    place_points({area.pk: point}, source=f"followup.visit:{visit.pk}", by=by)
    write(
        by,
        "followup.take_point",
        f"followup.visit:{visit.pk}",
        area=area.pk,
        summary=area.label,
        latitude=point[0],
        longitude=point[1],
        accuracy=visit.accuracy,
    )
    area.refresh_from_db()
    return area
