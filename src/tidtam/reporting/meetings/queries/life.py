"""The life of one resolution: what it asked, what was done and seen, on which agendas it stood, how it was closed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from tidtam.kit import calendar, clock
from tidtam.reporting.meetings.models import Meeting, Pack, Resolution, ResolvedAction
from tidtam.reporting.meetings.queries.carried import (
    CLOSED,
    Carried,
    CarriedAction,
    as_stood,
    part_of,
    stood_then,
)
from tidtam.reporting.meetings.queries.meetings import as_of
from tidtam.work.followup.models import Action, ActionState
from tidtam.work.followup.standing import Shown

MOST_SHOTS = 60


@dataclass(frozen=True)
class Stand:
    """An agenda on which the resolution stood, and the frozen papers that say so."""

    meeting: Meeting
    part: Carried
    packs: tuple[Pack, ...]

    @property
    def open(self) -> int:
        return sum(1 for one in self.part.actions if one.state not in CLOSED)

    @property
    def done(self) -> int:
        return self.part.counted("done")

    @property
    def late(self) -> int:
        return self.part.counted("late")


@dataclass(frozen=True)
class Life:
    """shown: how it stands today as a whole; actions: in the order of their areas."""

    resolution: Resolution
    actions: tuple[CarriedAction, ...]
    stands: tuple[Stand, ...]
    shown: Shown


def life(resolution: Resolution) -> Life:
    """As known now; the same number of questions for one village and for a hundred."""
    at = clock.now()
    links = ResolvedAction.objects.filter(resolution=resolution).select_related(
        "action__area__parent__parent", "action__doer", "action__follower", "action__work_item"
    )
    actions = [link.action for link in links.order_by("action__area_id", "action__due_on", "pk")]
    stood = as_stood(actions, at, most=MOST_SHOTS)
    rows = tuple(stood[action.pk] for action in actions)
    return Life(resolution, rows, _stands(resolution, rows), state_of(resolution, actions))


def _stands(resolution: Resolution, rows: Sequence[CarriedAction]) -> tuple[Stand, ...]:
    """Every later meeting of the body on whose agenda it stood, and their packs in which it did."""
    meetings = list(
        Meeting.objects.filter(committee=resolution.meeting.committee_id)
        .filter(starts_at__gte=resolution.meeting.starts_at)
        .select_related("committee")
        .order_by("starts_at")
    )
    packs: dict[int, list[Pack]] = {}
    for pack in Pack.objects.filter(meeting__in=meetings).defer("inputs").order_by("version"):
        packs.setdefault(pack.meeting_id, []).append(pack)
    found = []
    for before, meeting in pairwise(meetings):
        part = _part(resolution, rows, before, as_of(meeting))
        if part is not None:
            kept = [
                pack
                for pack in packs.get(meeting.pk, [])
                if _part(resolution, rows, before, min(meeting.starts_at, pack.frozen_at)) is not None
            ]
            found.append(Stand(meeting, part, tuple(kept)))
    return tuple(found)


def _part(
    resolution: Resolution, rows: Sequence[CarriedAction], before: Meeting, at: datetime
) -> Carried | None:
    """As `carried` would have told it at that moment, from the steps at hand."""
    if resolution.recorded_at > at:
        return None
    day = clock.local(at).date()
    made = [one for one in rows if one.action.created_at <= at]
    stood = {
        one.action.pk: stood_then(one.action, [step for step in one.steps if step.at <= at], {}, day)
        for one in made
    }
    return part_of(resolution, [one.action for one in made], stood, before, at)


def state_of(resolution: Resolution, actions: Sequence[Action]) -> Shown:
    """The resolution as a whole, today: from its matters, or from what stands in their place."""
    if resolution.dropped_at is not None:
        day = calendar.date_short(clock.local(resolution.dropped_at).date())
        return Shown("none", _("Dropped %(day)s") % {"day": day})
    if not actions:
        if resolution.kind == Resolution.Kind.ASSIGNED:
            return Shown("soon", _("Nobody named"))
        return Shown("none", _("Nothing to follow up"))
    states = Counter(action.state for action in actions)
    closed = states[ActionState.CONFIRMED] + states[ActionState.DROPPED]
    if closed < len(actions):
        late = any(action.state not in CLOSED and action.due_on < clock.today() for action in actions)
        words = _("Open, %(closed)s of %(all)s closed") % {"closed": closed, "all": len(actions)}
        return Shown("late" if late else "going", words)
    if not states[ActionState.CONFIRMED]:
        return Shown("none", _("All dropped"))
    return Shown("done", _("Done"))
