"""Who may open what of the results: officers of the area and the village's own editor, who report as well."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, page
from tests.access_world import VILLAGE, World

READERS = f"{OFFICERS} village"
REPORTERS = "province district village"


def _village(_world: World) -> Mapping[str, Any]:
    return {"code": VILLAGE}


def _month(_world: World) -> Mapping[str, Any]:
    return {"code": VILLAGE, "month": "2561-06"}


RESULTS = {
    "results:list": page(READERS, elsewhere=200),
    "results:months": page(READERS, elsewhere=200),
    "results:village": page(READERS, _village),
    "results:month": page(READERS, _month),
    "results:tell": page(REPORTERS, _month, posts=422),
    "results:rules": page("province", lambda _world: {"code": "40"}, posts=422),
}
