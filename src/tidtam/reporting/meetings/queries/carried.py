"""Agenda item 3: what earlier meetings resolved, what has become of it, what is overdue; never typed.

Taken in: every resolution of the meeting before, and of older ones those that were still open then: with an action
that was neither confirmed nor dropped, or assigning something for which nobody had been named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tidtam.kit import clock
from tidtam.reporting.meetings.models import Meeting, Resolution, ResolvedAction
from tidtam.reporting.meetings.queries.meetings import meeting_before
from tidtam.work.followup import standing
from tidtam.work.followup.models import Action, ActionState, Evidence, Step

CLOSED = frozenset({ActionState.CONFIRMED, ActionState.DROPPED})
SHOTS = 4  # pictures of one action


@dataclass(frozen=True)
class CarriedAction:
    """One action as it stood at the moment of the paper. steps: in order; shots: the newest pictures."""

    action: Action
    state: str
    shown: standing.Shown
    due_on: date
    steps: tuple[Step, ...]
    shots: tuple[Evidence, ...]


@dataclass(frozen=True)
class Carried:
    """One resolution and what it asked for. actions: empty where it asked for nothing.

    waits: it assigns, and nobody had been named; dropped: it had been dropped, with its reason.
    """

    resolution: Resolution
    actions: tuple[CarriedAction, ...] = field(default=())
    waits: bool = False
    dropped: bool = False

    def counted(self, *kinds: str) -> int:
        return sum(1 for one in self.actions if one.shown.kind in kinds)


def carried(meeting: Meeting, at: datetime) -> tuple[Carried, ...]:
    """What this meeting has to look at again, oldest resolution first; nothing for a first meeting."""
    before = meeting_before(meeting)
    if before is None:
        return ()
    resolutions = list(
        Resolution.objects.filter(
            meeting__committee=meeting.committee_id,
            meeting__starts_at__lt=meeting.starts_at,
            recorded_at__lte=at,
        )
        .select_related("meeting", "item")
        .order_by("meeting__starts_at", "item__number", "number")
    )
    asked = ResolvedAction.objects.filter(resolution__in=resolutions, action__created_at__lte=at)
    made = asked.select_related(
        "action__area__parent__parent", "action__doer", "action__follower", "action__work_item"
    )
    by_resolution: dict[int, list[Action]] = defaultdict(list)
    for row in made.order_by("action__area_id", "action__due_on", "pk"):
        by_resolution[row.resolution_id].append(row.action)
    stood = as_stood([action for actions in by_resolution.values() for action in actions], at)
    parts = (part_of(row, by_resolution[row.pk], stood, before, at) for row in resolutions)
    return tuple(part for part in parts if part is not None)


def part_of(
    resolution: Resolution,
    actions: Iterable[Action],
    stood: Mapping[int, CarriedAction],
    before: Meeting,
    at: datetime,
) -> Carried | None:
    """What the meeting after `before` has to look at of the resolution; None where it has rested since.

    actions: those made by then; stood: how each of them stood then.
    """
    asked = list(actions)
    rows = tuple(one for action in asked if _still_matters(one := stood[action.pk], before.starts_at))
    gone = resolution.dropped_at
    dropped = gone is not None and gone <= at
    waits = resolution.kind == Resolution.Kind.ASSIGNED and not asked and not dropped
    newly = gone is not None and before.starts_at < gone <= at
    if rows or waits or newly or resolution.meeting_id == before.pk:
        return Carried(resolution, rows, waits, dropped)
    return None


def as_stood(actions: Iterable[Action], at: datetime, *, most: int = SHOTS) -> Mapping[int, CarriedAction]:
    """Each action by key with its state, steps and at `most` so many pictures at that moment; three questions."""
    rows = {action.pk: action for action in actions}
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(action__in=rows, at__lte=at).select_related("post", "visit__leader"):
        steps[step.action_id].append(step)
    shots = _shots([step for own in steps.values() for step in own])
    day = clock.local(at).date()
    return {key: stood_then(action, steps[key], shots, day, most) for key, action in rows.items()}


def stood_then(
    action: Action, steps: list[Step], shots: Mapping[object, list[Evidence]], day: date, most: int = SHOTS
) -> CarriedAction:
    """How it stood on the day after these steps."""
    state = steps[-1].state if steps else ActionState.OPEN
    moved = [step.due_on for step in steps if step.due_on]
    due_on = moved[-1] if moved else action.due_on
    as_then = Action(state=state, due_on=due_on)
    pictures = [shot for step in reversed(steps) for shot in shots.get(step.visit_id or -step.pk, [])]
    return CarriedAction(
        action, state, standing.of(as_then, day), due_on, tuple(steps), tuple(pictures[:most])
    )


def _shots(steps: list[Step]) -> Mapping[object, list[Evidence]]:
    """Pictures by visit, or by the step that reported them (its key negative)."""
    visits = [step.visit_id for step in steps if step.visit_id]
    rows = Evidence.objects.filter(visit__in=visits) | Evidence.objects.filter(
        step__in=[step.pk for step in steps]
    )
    found: dict[object, list[Evidence]] = defaultdict(list)
    for shot in rows.select_related("file"):
        found[shot.visit_id or -(shot.step_id or 0)].append(shot)
    return found


def _still_matters(one: CarriedAction, since: datetime) -> bool:
    """Open, or closed after the meeting before began."""
    return one.state not in CLOSED or one.steps[-1].at > since
