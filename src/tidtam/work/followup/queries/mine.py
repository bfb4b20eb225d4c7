"""My day: what my posts owe, what they follow up, which villages they should see, by village."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.kit.dues import standing as due_standing
from tidtam.work.followup import standing
from tidtam.work.followup.models import Action, ActionState
from tidtam.work.followup.queries.villages import VillageVisits, village_visits


@dataclass(frozen=True)
class Matter:
    action: Action
    shown: standing.Shown


@dataclass(frozen=True)
class Village:
    """One village of my day. to_do: mine to do. to_confirm: reported, mine to look at. to_watch: mine to
    follow, still with the doer. visits: when it was last seen, where my post is assigned to it."""

    area: Area
    to_do: tuple[Matter, ...]
    to_confirm: tuple[Matter, ...]
    to_watch: tuple[Matter, ...]
    visits: VillageVisits | None
    visit_due: bool

    @property
    def watch_late(self) -> int:
        """How many of those that the doer still owes are late."""
        return sum(matter.shown.kind == "late" for matter in self.to_watch)


@dataclass(frozen=True)
class MyDay:
    posts: tuple[Post, ...]
    villages: tuple[Village, ...]
    late: int
    to_do: int
    to_confirm: int


def my_day(user: User, *, today: date | None = None) -> MyDay:
    """The villages in which a post of mine owes something, the most overdue first."""
    today = today or clock.today()
    mine = user.current_posts
    rows = Action.objects.filter(Q(doer__in=mine) | Q(follower__in=mine)).unfinished()
    by_village: dict[Area, list[Action]] = defaultdict(list)
    for action in rows.select_related("area__parent__parent", "doer", "follower").order_by("due_on", "pk"):
        by_village[action.area].append(action)
    seen = {one.area: one for one in village_visits(user, today=today) if one.post_id in mine}
    villages = [
        _village(area, by_village.get(area, []), seen.get(area), mine, today)
        for area in {**by_village, **seen}
    ]
    villages.sort(key=lambda one: (_first_due(one), one.area.sort_key))
    matters = [matter for one in villages for matter in (*one.to_do, *one.to_confirm)]
    return MyDay(
        posts=tuple(Post.objects.filter(pk__in=mine).order_by("sort_key")),
        villages=tuple(villages),
        late=sum(matter.shown.kind == "late" for matter in matters),
        to_do=sum(len(one.to_do) for one in villages),
        to_confirm=sum(len(one.to_confirm) for one in villages),
    )


def _village(
    area: Area, actions: list[Action], visits: VillageVisits | None, mine: frozenset[int], today: date
) -> Village:
    parts: dict[str, list[Matter]] = defaultdict(list)
    for action in actions:
        reported = action.state == ActionState.REPORTED
        part = (
            "to_do" if action.doer_id in mine and not reported else "to_confirm" if reported else "to_watch"
        )
        if part == "to_confirm" and action.follower_id not in mine:
            part = "to_watch"
        parts[part].append(Matter(action, standing.of(action, today)))
    return Village(
        area,
        tuple(parts["to_do"]),
        tuple(parts["to_confirm"]),
        tuple(parts["to_watch"]),
        visits,
        visits is not None and due_standing(visits.due, today)[1] != "going",
    )


def _first_due(village: Village) -> date:
    matters = (*village.to_do, *village.to_confirm, *village.to_watch)
    days = [matter.action.due_on for matter in matters]
    return min([*days, *([village.visits.due] if village.visits and not days else [])], default=date.max)
