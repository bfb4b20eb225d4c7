"""Who may open what of the routes."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, Row, page, public, step
from tests.access_world import World
from tidtam.work.routes import actions
from tidtam.work.routes.content import StopRow
from tidtam.work.routes.models import Route
from tidtam.work.routes.tests.factories import FIRST, SECOND, make_row

EDITORS = "province district"
LOOKERS = OFFICERS.replace(" assigned", "")  # who is assigned single villages sees no route of a district


def _made(code: str, *, published: bool = False) -> Route:
    """Between two places of no register: other rows count on being the only published offer."""
    found = Route.objects.filter(code=code).first()
    if found is not None:
        return found
    stops = [StopRow(name_th="ตลาดเช้า", point=FIRST), StopRow(name_th="จุดชมวิว", point=SECOND)]
    route = actions.add_route(make_row(code), stops, by=None)
    return actions.publish_unreviewed(route) if published else route


def _draft(_world: World) -> Mapping[str, Any]:
    return {"key": _made("access-draft").key}


def _shown(_world: World) -> Mapping[str, Any]:
    return {"code": _made("access-shown", published=True).code}


def _stop(world: World) -> Mapping[str, Any]:
    return {**_draft(world), "number": 1}


ROUTES: dict[str, Row] = {
    "routes:list": page(OFFICERS, refused=403, elsewhere=200),
    "routes:route": page(LOOKERS, _draft),
    "routes:new": page(EDITORS, refused=403, elsewhere=200, posts=422),
    "routes:linking": page(EDITORS, refused=403, elsewhere=200, posts=200),
    "routes:change": page(EDITORS, _draft, posts=422),
    "routes:copy": page(EDITORS, _draft, posts=422),
    "routes:add_stop": page(EDITORS, _draft, posts=422),
    "routes:change_stop": page(EDITORS, _stop, posts=422),
    "routes:move_stop": step(EDITORS, _stop, form=lambda _world: {"way": "down"}),
    # Whoever sees it may ask for a step; the rule that refuses it is said on its page.
    "routes:step": step(LOOKERS, lambda world: {**_draft(world), "step": "withdraw"}),
}

JOURNEYS: dict[str, Row] = {
    "journeys:routes": public(),
    "journeys:route": public(where=_shown),
    "journeys:calendar": public(where=_shown),
    "journeys:file": public(where=lambda world: {**_shown(world), "kind": "gpx"}),
}
