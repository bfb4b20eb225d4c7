"""Sales by a link, and the officers' pages about them."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import Row, page, public, step
from tests.access_world import World


def _link(world: World) -> Mapping[str, Any]:
    return {"pk": world.report_link.pk}


# Whoever holds the secret address, with or without an account.
TELL: dict[str, Row] = {
    "tell:report": public(posts=422, where=lambda world: {"token": world.tell}),
}

REPORT_LINKS: dict[str, Row] = {
    "sales:links": page("province district", elsewhere=200),
    "sales:new_links": page("province district", refused=403, elsewhere=200, posts=422),
    "sales:link": page("province district", _link),
    "sales:renew_link": step("province district", _link, done=200),
    "sales:close_link": step("province district", _link),
    "sales:link_slips": step("province district", done=200, form=lambda world: {"token": world.tell}),
}
