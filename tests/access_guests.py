"""Who may open what visitors ask of villages."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, Row, page, public
from tests.access_world import VILLAGE, World
from tidtam.work.guests.tests.factories import make_asked

WRITERS = "province district village"


def _request(_world: World) -> Mapping[str, Any]:
    return {"key": make_asked(VILLAGE).request.pk}


ASKING: dict[str, Row] = {
    "asking:ask": public(posts=422, where=lambda _world: {"code": VILLAGE}),
    "asking:asked": public(posts=200, where=lambda _world: {"token": make_asked(VILLAGE).token}),
}

GUESTS: dict[str, Row] = {
    "guests:requests": page(f"{OFFICERS} village", refused=403, elsewhere=200),
    "guests:request": page(f"{OFFICERS} village", _request, posts=422, post_roles=WRITERS),
}
