"""What a route is and where it stops: entered, changed, copied, verified."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.review.steps import require_seen, sign, touch
from tidtam.work.routes import refusals
from tidtam.work.routes.actions.rules import copy_content, copy_stops, locked, require, working, write
from tidtam.work.routes.content import RouteRow, StopRow, route_row, stop_row
from tidtam.work.routes.models import Route, Stop
from tidtam.work.routes.models.route import MOST_DAYS
from tidtam.work.routes.models.stop import MOST_STAY
from tidtam.work.routes.queries import with_places

CODE = re.compile(r"[a-z0-9][a-z0-9-]{2,59}")
MOST_STOPS = 60


@transaction.atomic
def add_route(row: RouteRow, stops: Sequence[StopRow] = (), *, by: Actor | None) -> Route:
    """Begin a route, a draft at first."""
    now = clock.now()
    route = Route(created_at=now, changed_at=now)
    _fill(route, row, by)
    sign(route, by)
    route.save(force_insert=True)
    _link(route, stops)
    write(route, "add", by, stops=len(stops))
    return route


@transaction.atomic
def change_route(route: Route, row: RouteRow, *, version: int, by: Actor | None) -> Route:
    """Change what is said; of a public route a draft beside it. version: the one that the person saw."""
    require(route.area_id, by)
    kept = working(route, by)
    require_seen(kept, version)
    before = route_row(kept)
    _fill(kept, row, by)
    last = max(kept.stops.values_list("day", flat=True), default=1)
    if kept.days < last:
        raise refusals.StopElsewhen(field="days", number=kept.stops.count(), days=kept.days)
    changed = [name for name in RouteRow._fields if getattr(route_row(kept), name) != getattr(before, name)]
    if changed:
        touch(kept, by)
        write(kept, "change", by, changed=changed)
    kept.save()
    return kept


@transaction.atomic
def set_stops(route: Route, stops: Sequence[StopRow], *, version: int, by: Actor | None) -> Route:
    """Say anew where it stops, in this order within each day. version: the one that the person saw."""
    require(route.area_id, by)
    kept = working(route, by)
    require_seen(kept, version)
    before = [stop_row(one) for one in with_places(kept)]
    wanted = sorted(stops, key=lambda one: one.day)
    if wanted != before:
        kept.stops.all().delete()
        _link(kept, wanted)
        touch(kept, by)
        write(kept, "set_stops", by, stops=len(wanted))
    kept.save()
    return kept


@transaction.atomic
def copy_route(route: Route, code: str, *, by: Actor | None) -> Route:
    """Begin a like route under a new short name: what is said and its stops, as a draft."""
    require(route.area_id, by)
    now = clock.now()
    made = Route(created_at=now, changed_at=now, state=State.DRAFT)
    copy_content(route, made)
    made.code = _code(made, code)
    sign(made, by)
    made.save(force_insert=True)
    copy_stops(route, made)
    write(made, "copy", by, like=route.code)
    return made


@transaction.atomic
def verify_route(route: Route, *, on: date | None = None, by: Actor | None) -> Route:
    """Say that the whole way is so on that day; needs no review."""
    require(route.area_id, by)
    day = on or clock.today()
    if day > clock.today():
        raise refusals.InFuture
    kept = locked(route.draft_of or route)
    kept.verified_on, kept.verified_label = day, by.label if by is not None else ""
    kept.save()
    write(kept, "verify", by, on=day.isoformat())
    return kept


def _fill(route: Route, row: RouteRow, by: Actor | None) -> None:
    require(row.area.code, by)
    code, name = _code(route, row.code), thai.clean(row.name_th)[:200]
    if not name:
        raise refusals.NameMissing
    if not 1 <= row.days <= MOST_DAYS:
        raise refusals.DaysWrong(most=MOST_DAYS)
    months = sorted(set(row.months))
    if len(months) != len(row.months) or any(not 1 <= month <= 12 for month in months):
        raise refusals.MonthUnknown
    route.code, route.area, route.name_th = code, row.area, name
    route.name_en = thai.clean(row.name_en)[:200]
    route.story_th, route.story_en = row.story_th.strip(), row.story_en.strip()
    route.mode, route.days, route.difficulty = row.mode, row.days, row.difficulty
    route.months, route.leaves_at = months, row.leaves_at
    route.sort_key = thai.sort_key(name)
    route.search_text = thai.search_text(code, name, route.name_en)[:800]


def _code(route: Route, typed: str) -> str:
    code = thai.clean(typed)
    if not CODE.fullmatch(code):
        raise refusals.CodeMissing
    kept = route.draft_of or route
    if kept.published_at is not None and kept.code != code:
        raise refusals.CodeStays
    if Route.objects.filter(code=code, draft_of=None).exclude(pk=kept.pk).exists():
        raise refusals.CodeTaken
    return code


def _link(route: Route, rows: Sequence[StopRow]) -> None:
    if len(rows) > MOST_STOPS:
        raise refusals.TooManyStops(most=MOST_STOPS)
    made, orders = [], dict.fromkeys(range(1, MOST_DAYS + 1), 0)
    for number, row in enumerate(rows, start=1):
        said = _checked(row, number, route)
        orders[row.day] += 1
        latitude, longitude = said.pop("point") or (None, None)
        made.append(Stop(route=route, order=orders[row.day], latitude=latitude, longitude=longitude, **said))
    Stop.objects.bulk_create(made)


def _checked(row: StopRow, number: int, route: Route) -> dict[str, Any]:
    said: dict[str, Any] = row._asdict()
    for name, most in (
        ("name_th", 200),
        ("name_en", 200),
        ("note_th", 400),
        ("note_en", 400),
        ("leg_reason", 200),
    ):
        said[name] = thai.clean(said[name])[:most]
    own = bool(said["name_th"] and row.point)
    linked = sum(one is not None for one in (row.page, row.offer, row.centre))
    if linked + own != 1 or (linked and (said["name_th"] or row.point)):
        raise refusals.StopNowhere(number=number)
    if not 1 <= row.day <= route.days:
        raise refusals.StopElsewhen(number=number, days=route.days)
    if not 0 <= row.stay <= MOST_STAY:
        raise refusals.StayTooLong(number=number)
    if (row.leg_minutes is None) != (not said["leg_reason"]):
        raise refusals.LegUnexplained(number=number)
    return said
