"""Links for own entry, and the pages behind them."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.access_rows import Row, page, public, step
from tests.access_world import World


def _link(world: World) -> Mapping[str, Any]:
    return {"pk": world.link.pk}


def _join(**more: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"token": world.join, **more}


# Whoever holds the secret address, with or without an account.
JOIN: dict[str, Row] = {
    "join:start": public(posts=200, where=_join()),
    "join:step": public(posts=422, where=_join(code="who")),
    "join:check": public(posts=422, where=_join()),
    "join:photo": public(404, where=_join(key="00000000-0000-4000-8000-000000000000")),
}

LINKS: dict[str, Row] = {
    "producers:links": page("province district", elsewhere=200),
    "producers:new_link": page("province district", refused=403, elsewhere=200, posts=422),
    "producers:link": page("province district", _link),
    "producers:renew_link": step("province district", _link, done=200),
    "producers:close_link": step("province district", _link),
    "producers:link_paper": step(
        "province district", _link, done=200, form=lambda world: {"token": world.join}
    ),
}
