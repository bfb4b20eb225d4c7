"""How far the rounds of follow-up are, and what they still ask of a village."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Q

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import sort_key
from tidtam.work.followup.models import Answer, ItemAnswer, Round, RoundVillage, Visit
from tidtam.work.followup.places import district_of
from tidtam.work.followup.queries.coverage import followers


@dataclass(frozen=True)
class Progress:
    """One round within the reader's reach: its villages, those seen, and of these those seen after its last day."""

    round: Round
    villages: int
    seen: int
    late: int

    @property
    def left(self) -> int:
        return self.villages - self.seen


@dataclass(frozen=True)
class Stop:
    """A village of a round. visit, seen_at: the one that counted. findings: what it found not in order."""

    area: Area
    posts: tuple[str, ...]
    visit: UUID | None
    seen_at: datetime | None
    findings: int
    state: str  # seen, seen_late, open, late, not_seen

    @cached_property
    def district(self) -> Area:
        return district_of(self.area)

    @property
    def place_key(self) -> str:
        return self.area.sort_key

    @property
    def seen_on(self) -> date | None:
        return clock.local(self.seen_at).date() if self.seen_at else None

    @property
    def seen_key(self) -> date:
        return self.seen_on or date.max

    @cached_property
    def names(self) -> str:
        return ", ".join(self.posts)

    @cached_property
    def names_key(self) -> str:
        return sort_key(self.names)


def rounds(actor: Actor, *, today: date | None = None) -> list[Progress]:
    """Those with a village that `actor` may look at, counting only such villages; the newest first."""
    today = today or clock.today()
    rows = RoundVillage.objects.open_to_on(actor, "view", today).kept().with_visit()
    counted: dict[int, list[int]] = {}
    for row in rows.select_related("round"):
        seen_at: datetime | None = row.seen_at  # type: ignore[attr-defined]
        counts = counted.setdefault(row.round_id, [0, 0, 0])
        counts[0] += 1
        counts[1] += seen_at is not None
        counts[2] += seen_at is not None and clock.local(seen_at).date() > row.round.due_on
    found = Round.objects.filter(pk__in=counted).select_related("checklist", "made_by")
    return [Progress(one, *counted[one.pk]) for one in found.order_by("-starts_on", "-pk")]


def stops(round: Round, actor: Actor, *, today: date | None = None) -> list[Stop]:
    """The villages of the round that `actor` may look at, those still to be seen first."""
    today = today or clock.today()
    rows = list(
        RoundVillage.objects.open_to_on(actor, "view", today)
        .kept()
        .filter(round=round)
        .with_visit()
        .select_related("area__parent__parent")
    )
    visits: list[UUID] = [row.seen_by for row in rows if row.seen_by]  # type: ignore[attr-defined]
    bad = ItemAnswer.objects.filter(visit__in=visits, answer=Answer.NOT_FINE)
    found = dict(bad.order_by().values_list("visit_id").annotate(Count("pk")))
    posts = followers([row.area for row in rows], today)
    made = [_stop(round, row, posts[row.area_id], found, today) for row in rows]
    order = {"late": 0, "open": 1, "not_seen": 2, "seen_late": 3, "seen": 4}
    return sorted(made, key=lambda one: (order[one.state], one.area.code))


def _stop(
    round: Round, row: RoundVillage, posts: tuple[str, ...], found: dict[UUID, int], today: date
) -> Stop:
    seen_by: UUID | None = row.seen_by  # type: ignore[attr-defined]
    seen_at: datetime | None = row.seen_at  # type: ignore[attr-defined]
    if seen_at is not None:
        state = "seen_late" if clock.local(seen_at).date() > round.due_on else "seen"
    elif round.closed_on is not None:
        state = "not_seen"
    else:
        state = "late" if today > round.due_on else "open"
    return Stop(row.area, posts, seen_by, seen_at, found.get(seen_by, 0) if seen_by else 0, state)


def asked_of(which: Q, today: date) -> dict[str, Round]:
    """By code of village the running round that asks for it first and that no visit has answered yet.

    which: of the round's villages, those that are asked about.
    """
    running = {row.pk: row for row in Round.objects.running(today).select_related("checklist")}
    if not running:
        return {}
    rows = RoundVillage.objects.kept().filter(which, round__in=list(running)).unseen()
    found: dict[str, Round] = {}
    for code, key in rows.order_by("-round__due_on", "-round_id").values_list("area_id", "round_id"):
        found[code] = running[key]  # the first due is written last
    return found


def counted_for(visit: Visit) -> list[Round]:
    """The rounds for which this visit counted."""
    rows = RoundVillage.objects.kept().filter(area=visit.area_id).with_visit()
    rows = rows.select_related("round").order_by("round__due_on", "pk")
    return [row.round for row in rows if row.seen_by == visit.pk]  # type: ignore[attr-defined]


def own_lists(areas: Iterable[Area], day: date) -> dict[str, Round]:
    """By code of village the running round that asks a checklist of its own there."""
    return asked_of(Q(area__in=list(areas), round__checklist__isnull=False), day)
