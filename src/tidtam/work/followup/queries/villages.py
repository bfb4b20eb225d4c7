"""Which villages were visited when, and which are due to be."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.access import NOTHING, reach_q, within
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community
from tidtam.work.followup.models import Action, Assignment, Visit, posts_of
from tidtam.work.followup.places import district_of
from tidtam.work.followup.queries.rounds import asked_of
from tidtam.work.plan.queries import programmes

UNPLANNED_DAYS = 30  # where no programme has been laid out


@dataclass(frozen=True)
class VillageVisits:
    """One village of the programme. due: the day by which it is to be seen (again).

    Counted from the last visit, else from the day the village joined: whoever is assigned to it now, nobody came.
    A running round that asks for it may be due before that; round: its name, "" where none asks.
    post: the one assigned to it, the nearest assignment first; "" when nobody is.
    """

    area: Area
    last: date | None
    due: date
    post: str
    post_code: str
    post_id: int | None
    joined_on: date
    round: str = ""


def village_visits(actor: Actor, *, area: str = "", today: date | None = None) -> list[VillageVisits]:
    """The programme's villages that `actor` may view or that its posts are assigned to, within `area`."""
    today = today or clock.today()
    assigned = list(Assignment.objects.on(today).select_related("post").order_by("post__sort_key", "pk"))
    mine = posts_of(actor)
    open_to = reach_q(actor, "view")
    for row in assigned:
        if row.post_id in mine:
            open_to |= within(row.area_id, "area_id")
    rows = Community.objects.filter(open_to).filter(within(area, "area_id"))
    visits = Visit.objects.filter(area=OuterRef("area_id")).order_by("-visited_at").values("visited_at")
    rows = rows.annotate(
        last_visit=Subquery(visits[:1]), every=Subquery(programmes(today).values("visit_every_days")[:1])
    )
    asked = asked_of(open_to & within(area, "area_id"), today)
    found = []
    for village in rows.select_related("area__parent__parent").order_by("area_id"):
        at: datetime | None = getattr(village, "last_visit", None)
        every = timedelta(days=getattr(village, "every", None) or UNPLANNED_DAYS)
        last = clock.local(at).date() if at else None
        watch = _nearest(assigned, village.area_id)
        asking = asked.get(village.area_id)
        again = (last or village.joined_on) + every
        found.append(
            VillageVisits(
                village.area,
                last,
                min(again, asking.due_on) if asking else again,
                watch.post.name if watch else "",
                watch.post.code if watch else "",
                watch.post_id if watch else None,
                village.joined_on,
                asking.name if asking else "",
            )
        )
    return found


def _nearest(assigned: list[Assignment], code: str) -> Assignment | None:
    """The assignment of the smallest area that holds the village, of those that follow it up."""
    follows = Assignment.Duty.FOLLOWS
    over = [row for row in assigned if code.startswith(row.area_id) and row.duty == follows]
    return max(over, key=lambda row: len(row.area_id), default=None)


def matters(area: Area) -> list[Action]:
    """What a visitor to the village is asked to look at: everything unfinished, the longest due first."""
    rows = Action.objects.filter(area=area).unfinished().select_related("doer", "follower")
    return list(rows.order_by("due_on", "pk"))


class Visitable(NamedTuple):
    """districts: each with its villages. alone: districts that have a matter of their own and no village."""

    districts: list[tuple[Area, list[Area]]]
    alone: list[Area]


def visitable(user: User) -> Visitable:
    """What this person may record a visit to: the programme's villages, and all that have matters."""
    posts = Assignment.objects.on(clock.today()).filter(post__in=user.current_posts)
    assigned = NOTHING
    for code in posts.values_list("area_id", flat=True):
        assigned |= within(code)
    programme = Area.objects.filter(community__isnull=False).filter(reach_q(user, "visit", "code") | assigned)
    with_matters = Action.objects.open_to(user, "visit").unfinished().values("area_id")
    rows = Area.objects.filter(Q(pk__in=programme.values("pk")) | Q(pk__in=with_matters))
    by_district: dict[Area, list[Area]] = defaultdict(list)
    for village in rows.select_related("parent__parent").order_by("-level", "sort_key"):
        by_district[district_of(village)].append(village)
    found = sorted(by_district.items(), key=lambda pair: pair[0].sort_key)
    alone = [district for district, areas in found if areas == [district]]
    return Visitable([pair for pair in found if pair[0] not in alone], alone)
