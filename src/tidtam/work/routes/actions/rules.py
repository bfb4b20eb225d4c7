"""Who may change what of a route, the row that is edited, and the trail of it."""

from typing import Any

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.review.steps import reopen, require_other, sign
from tidtam.work.routes import refusals
from tidtam.work.routes.models import Route, Stop

SAID = (
    "code", "area_id", "name_th", "name_en", "story_th", "story_en", "mode", "days", "difficulty", "months",
    "leaves_at", "sort_key", "search_text",
)  # fmt: skip


def require(area: str, by: Actor | None) -> None:
    """An officer of the route's area; tidtam itself may."""
    if by is not None and not by.may("edit", area):
        raise refusals.NotEntitled


def require_review(route: Route, by: Actor | None) -> None:
    """An officer of the area who did not write it."""
    require(route.area_id, by)
    require_other(route, by)


def locked(route: Route) -> Route:
    """The row as it stands now, held until the end of the change."""
    return Route.objects.select_for_update().get(pk=route.pk)


def subject_of(route: Route) -> str:
    """Of a draft that of the record whose place it is to take: one history, one page to drop."""
    return f"routes.route:{route.draft_of_id or route.pk}"


def write(route: Route, verb: str, by: Actor | None, **detail: Any) -> None:
    trail.write(by, f"routes.{verb}", subject_of(route), area=route.area_id, summary=route.name_th, **detail)


def working(route: Route, by: Actor | None) -> Route:
    """The row to edit: the route itself, or, where it is public, the draft beside it. Locked."""
    kept = locked(route.draft_of or route)
    if kept.state != State.PUBLISHED:
        row = kept
    else:
        found = Route.objects.filter(draft_of=kept).first()
        row = locked(found) if found is not None else _begin(kept, by)
    reopen(row)
    return row


def copy_content(source: Route, target: Route) -> None:
    """All that is said, and nothing of how far it stands."""
    for name in SAID:
        setattr(target, name, getattr(source, name))


def copy_stops(source: Route, target: Route) -> None:
    made = []
    for stop in source.stops.all():
        stop.pk, stop.route = None, target
        made.append(stop)
    Stop.objects.bulk_create(made)


def _begin(kept: Route, by: Actor | None) -> Route:
    draft = Route(created_at=clock.now(), draft_of=kept, version=kept.version, state=State.DRAFT)
    copy_content(kept, draft)
    sign(draft, by)
    draft.save(force_insert=True)
    copy_stops(kept, draft)
    return draft
