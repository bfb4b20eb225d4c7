"""What is opened in villages without an account, and the officers' pages of the links that do."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import SIGNED_IN, Row, page, public, step
from tests.access_world import VILLAGE, World
from tidtam.work.villagers.actions import make_links


def _token(_world: World) -> Mapping[str, Any]:
    return {"token": make_links([VILLAGE], "head", by=None)[0].token}


def _link(_world: World) -> Mapping[str, Any]:
    return {"pk": make_links([VILLAGE], "head", by=None)[0].link.pk}


IN_VILLAGES: dict[str, Row] = {
    "field:shell": public(),
    "field:worker": public(),
    "field:manifest": public(),
    # Nobody answers who is signed in, nor without saying what.
    "village:page": public(posts=422, where=_token),
}

VILLAGES: dict[str, Row] = {
    "villagers:links": page("province district", elsewhere=200),
    "villagers:new_links": page("province district", elsewhere=200, posts=422),
    "villagers:link": page("province district", _link),
    "villagers:close_link": step("province district", _link),
    # Without villages in the address: the choice of those that the visitor may visit, maybe none.
    "villagers:paper": page(SIGNED_IN, elsewhere=200),
}
