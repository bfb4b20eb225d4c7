"""Resolutions over all meetings that somebody may read: by words, place, state."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import now_of
from tidtam.kit.access import within, within_any
from tidtam.kit.actor import Actor
from tidtam.kit.among import among
from tidtam.kit.digits import to_arabic
from tidtam.kit.search import found
from tidtam.reporting.meetings.models import Meeting, Resolution, ResolutionWords, ResolvedAction
from tidtam.work.followup.models import ActionState
from tidtam.work.followup.models.chain import UNFINISHED

Resolutions = QuerySet[Resolution]


def readable(actor: Actor) -> Resolutions:
    """Of the meetings whose papers the actor may read."""
    meetings = Meeting.objects.open_to(actor, "read_papers").order_by().values("pk")
    return Resolution.objects.filter(meeting__in=meetings).select_related("meeting__committee", "item")


def by_words(rows: Resolutions, typed: str) -> Resolutions:
    """Every word is found in the resolution and one of the places that it asked something of."""
    hits = found(ResolutionWords.objects.all(), typed).order_by().values("resolution_id")
    return among(rows, hits)


def by_place(rows: Resolutions, typed: str) -> Resolutions:
    """Those that asked something of a village or a larger area, also by a code that was given up in a redraw.

    ValueError for what is no code.
    """
    code = to_arabic(typed).strip()
    if not (code.isascii() and code.isdigit()):
        raise ValueError(typed)
    made = ResolvedAction.objects.filter(within_any(_places(code), "action__area_id"))
    return among(rows, made.order_by().values("resolution_id"))


def by_state(rows: Resolutions, state: str, today: date) -> Resolutions:
    """state: open, late, done, unnamed, dropped, nothing."""
    made = ResolvedAction.objects.filter(resolution=OuterRef("pk"))
    still = made.filter(action__state__in=UNFINISHED)
    match state:
        case "open":
            return rows.filter(Exists(still))
        case "late":
            return rows.filter(Exists(still.filter(action__due_on__lt=today)))
        case "done":
            confirmed = made.filter(action__state=ActionState.CONFIRMED)
            return rows.filter(Exists(confirmed), ~Exists(still))
        case "unnamed":
            return rows.filter(~Exists(made), kind=Resolution.Kind.ASSIGNED, dropped_at=None)
        case "dropped":
            dropped = Exists(made) & ~Exists(made.exclude(action__state=ActionState.DROPPED))
            return rows.filter(Q(dropped_at__isnull=False) | dropped)
        case _:
            return rows.filter(~Exists(made)).exclude(kind=Resolution.Kind.ASSIGNED)


def _places(code: str) -> set[str]:
    """The code itself; of one that is no more, also where it and what lay in it are now."""
    if Area.objects.existing().filter(pk=code).exists():
        return {code}
    return {code, *now_of(Area.objects.filter(within(code)).values_list("pk", flat=True)).values()}
