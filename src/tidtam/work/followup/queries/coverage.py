"""Which villages of the programme somebody looks after: nobody, one, or several."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import sort_key
from tidtam.registers.communities.models import Community
from tidtam.work.followup.models import Assignment
from tidtam.work.followup.places import district_of


@dataclass(frozen=True)
class Covered:
    """followers: of the smallest area that holds the village and has any; a district's officer gives way to who is
    assigned to the village itself. supporters: of whatever area holds it.
    """

    area: Area
    followers: tuple[str, ...]
    supporters: tuple[str, ...]

    @property
    def state(self) -> str:
        return {0: "nobody", 1: "one"}.get(len(self.followers), "several")

    @cached_property
    def district(self) -> Area:
        return district_of(self.area)

    @property
    def district_key(self) -> str:
        return self.district.sort_key

    @property
    def place_key(self) -> str:
        return self.area.sort_key

    @cached_property
    def names(self) -> str:
        return ", ".join(self.followers)

    @cached_property
    def names_key(self) -> str:
        return sort_key(self.names)

    @property
    def support(self) -> str:
        return ", ".join(self.supporters)


def coverage(actor: Actor, *, today: date | None = None) -> list[Covered]:
    """The programme's villages that `actor` may view: nobody's first, then those that several follow up."""
    rows = Assignment.objects.on(today or clock.today()).select_related("post").order_by("post__sort_key")
    by_area: dict[str, list[Assignment]] = {}
    for row in rows:
        by_area.setdefault(row.area_id, []).append(row)
    villages = Community.objects.open_to(actor, "view").select_related("area__parent__parent")
    found = [_covered(one.area, by_area) for one in villages]
    order = {"nobody": 0, "several": 1, "one": 2}
    return sorted(found, key=lambda one: (order[one.state], one.area.code))


def _covered(area: Area, by_area: dict[str, list[Assignment]]) -> Covered:
    followers: tuple[str, ...] = ()
    supporters: list[str] = []
    for digits in (8, 6, 4, 2, 0):
        here = by_area.get(area.code[:digits], ())
        supporters += [row.post.name for row in here if row.duty == Assignment.Duty.SUPPORTS]
        names = {row.post_id: row.post.name for row in here if row.duty == Assignment.Duty.FOLLOWS}
        followers = followers or tuple(names.values())
    return Covered(area, followers, tuple(supporters))
