"""How far up something overdue has come, by the rules of its province; computed at each question, never stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q

from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.kit.access import NOTHING, within
from tidtam.kit.actor import Actor
from tidtam.work.plan.models import EscalationLevel, EscalationStep

DISTRICT = "{district}"


class Step(NamedTuple):
    """From `days` overdue on it is seen at `level` by the post. post: its code, with {district} in it or without."""

    level: EscalationLevel
    days: int
    post: str

    def post_at(self, area: str) -> str:
        """The post that sees what is overdue in the area."""
        return self.post.replace(DISTRICT, area[:4])


#: Where a province says nothing else: the offices of community development, which tell the committee.
USUAL = (
    Step(EscalationLevel.DISTRICT, 7, "cdd-{district}"),
    Step(EscalationLevel.PROVINCE, 15, "cdd-{province}"),
    Step(EscalationLevel.COMMITTEE, 30, "cdd-{province}"),
)


@dataclass(frozen=True)
class Reached:
    """Where something overdue has come. post: the name of the post that sees it, its code where no such post is."""

    level: EscalationLevel
    post: str
    post_code: str


class Ladders:
    """The steps of every province, each from the lowest; read in one question."""

    def __init__(self) -> None:
        own: defaultdict[str, dict[str, Step]] = defaultdict(dict)
        rows = EscalationStep.objects.values_list("province", "level", "days", "post")
        for province, level, days, post in rows:
            own[province][level] = Step(EscalationLevel(level), days, post)
        self._own = own

    def of(self, area: str) -> tuple[Step, ...]:
        """Those of the area's province: its own, and the usual ones where it has set none."""
        province, own = area[:2], self._own.get(area[:2], {})
        usual = (step._replace(post=step.post.replace("{province}", province)) for step in USUAL)
        return tuple(own.get(step.level, step) for step in usual)

    def step(self, area: str, late_days: int) -> Step | None:
        """The highest step that something so long overdue has come to; None where it is the owner's alone."""
        return next((step for step in reversed(self.of(area)) if late_days >= step.days), None)


def reached(places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Reached]:
    """(area, days late) -> how far up that has come; two questions for all of them."""
    ladders = Ladders()
    steps = {place: step for place in places if (step := ladders.step(*place)) is not None}
    codes = {step.post_at(area) for (area, _late), step in steps.items()}
    names = {post.code: post.name for post in Post.objects.filter(code__in=codes)} if codes else {}
    return {
        (area, late): Reached(step.level, names.get(code, code), code)
        for (area, late), step in steps.items()
        for code in [step.post_at(area)]
    }


def told_q(
    posts: Iterable[tuple[str, str]], today: date, *, area_path: str = "area_id", due_path: str = "due_on"
) -> Q:
    """Rows that have come up to one of these posts (code, area) by being overdue, finished or not."""
    held, found = list(posts), NOTHING
    if not held:
        return found
    ladders = Ladders()
    for code, area in held:
        for step in ladders.of(area):
            where = area[:4] if DISTRICT in step.post else area[:2]
            if where and step.post_at(where) == code:
                overdue = Q(**{f"{due_path}__lte": today - timedelta(days=step.days)})
                found |= within(where, area_path) & overdue
    return found


def told_to(actor: Actor) -> Q:
    """What has come up to a post of this person by being overdue, where no grant opens it anyway."""
    if not isinstance(actor, User):
        return NOTHING
    reach = actor.reach("view")
    outside = [(code, area) for code, area in actor.current_post_places if not area.startswith(reach)]
    return told_q(outside, clock.today())


def ladder(province: str) -> tuple[Step, ...]:
    """The steps of one province from the lowest."""
    return Ladders().of(province)
