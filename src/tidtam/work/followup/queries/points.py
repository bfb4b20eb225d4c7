"""Villages whose point nobody knows, and the positions at which visits to them stood."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community
from tidtam.work.followup.models import Visit
from tidtam.work.followup.place import abroad, metres
from tidtam.work.followup.places import district_of

GOOD_METRES = 100  # a phone that knows its place no better says nothing about the village's


@dataclass(frozen=True)
class Pointless:
    """A village of the programme without a point. visits: those that propose one, the newest first."""

    area: Area
    visits: tuple[Visit, ...]

    @property
    def best(self) -> Visit | None:
        """The one whose phone knew its place best."""
        return min(self.visits, key=lambda visit: visit.accuracy or GOOD_METRES, default=None)

    @cached_property
    def apart(self) -> float | None:
        """Metres between the two proposals that lie farthest from one another; None with fewer than two."""
        points = [(visit.latitude or 0.0, visit.longitude or 0.0) for visit in self.visits]
        pairs = [metres(a, b) for at, a in enumerate(points) for b in points[at + 1 :]]
        return max(pairs, default=None)

    @cached_property
    def district(self) -> Area:
        return district_of(self.area)

    @property
    def place_key(self) -> str:
        return self.area.sort_key


def proposes(visit: Visit) -> bool:
    """Whether the visit's position could be the village's point: a village's, in the country, well enough known."""
    if visit.area.level != Level.VILLAGE or visit.latitude is None or visit.longitude is None:
        return False
    if visit.accuracy is not None and visit.accuracy > GOOD_METRES:
        return False
    return not abroad(visit.latitude, visit.longitude)


def pointless(actor: Actor) -> list[Pointless]:
    """The programme's villages without a point that `actor` may view, those with a proposal first."""
    missing = Q(area__latitude__isnull=True)
    rows = Community.objects.filter(reach_q(actor, "view")).filter(missing)
    areas = [one.area for one in rows.select_related("area__parent__parent")]
    found: dict[str, list[Visit]] = defaultdict(list)
    visits = Visit.objects.filter(area__in=areas, latitude__isnull=False).select_related("area", "leader")
    for visit in visits.order_by("-visited_at"):
        if proposes(visit):
            found[visit.area_id].append(visit)
    made = [Pointless(area, tuple(found.get(area.pk, ()))) for area in areas]
    return sorted(made, key=lambda one: (not one.visits, one.area.code))
