"""Which villages of the programme somebody looks after: nobody, one, or several."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
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
    by_area = _assigned(today or clock.today())
    villages = Community.objects.open_to(actor, "view").select_related("area__parent__parent")
    found = [_covered(one.area, by_area) for one in villages]
    order = {"nobody": 0, "several": 1, "one": 2}
    return sorted(found, key=lambda one: (order[one.state], one.area.code))


def followers(areas: Iterable[Area], day: date) -> dict[str, tuple[str, ...]]:
    """By code of village the names of the posts that follow it up on that day."""
    by_area = _assigned(day)
    return {area.code: _covered(area, by_area).followers for area in areas}


def nearest_post(code: str, *, but: Post | None) -> Post | None:
    """The post assigned today to the smallest area that holds the place; never `but`, which does the work itself."""
    over = Assignment.objects.on(clock.today()).over(code).select_related("post").order_by("post__sort_key")
    nearest = max((row for row in over if row.post != but), key=lambda row: len(row.area_id), default=None)
    return nearest.post if nearest else None


def left_alone(areas: Iterable[Area], day: date) -> dict[str, date]:
    """By code of village the last day on which a post that has ended since followed it up."""
    ended = Assignment.objects.filter(duty=Assignment.Duty.FOLLOWS, ends_on__lt=day)
    last: dict[str, date] = {}
    for code, ends_on in ended.values_list("area_id", "ends_on"):
        if ends_on is not None:
            last[code] = max(ends_on, last.get(code, ends_on))
    found = {}
    for area in areas:
        days = [last[area.code[:digits]] for digits in (8, 6, 4, 2, 0) if area.code[:digits] in last]
        if days:
            found[area.code] = max(days)
    return found


def _assigned(day: date) -> dict[str, list[Assignment]]:
    by_area: dict[str, list[Assignment]] = {}
    for row in Assignment.objects.on(day).select_related("post").order_by("post__sort_key"):
        by_area.setdefault(row.area_id, []).append(row)
    return by_area


def _covered(area: Area, by_area: dict[str, list[Assignment]]) -> Covered:
    followers: tuple[str, ...] = ()
    supporters: list[str] = []
    for digits in (8, 6, 4, 2, 0):
        here = by_area.get(area.code[:digits], ())
        supporters += [row.post.name for row in here if row.duty == Assignment.Duty.SUPPORTS]
        names = {row.post_id: row.post.name for row in here if row.duty == Assignment.Duty.FOLLOWS}
        followers = followers or tuple(names.values())
    return Covered(area, followers, tuple(supporters))
