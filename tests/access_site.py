"""The visitors' pages: everybody, and both languages the same."""

from tests.access_rows import Row, public
from tests.access_world import VILLAGE, World


def _village(_world: World) -> dict[str, str]:
    return {"code": VILLAGE}


SITE: dict[str, Row] = {
    "site:home": public(),
    "site:map": public(),
    "site:places": public(),
    "site:shapes": public(),
    "site:search": public(),
    "site:district": public(where=lambda _world: {"code": VILLAGE[:4]}),
    "site:village": public(where=_village),
    "site:events": public(),
    "site:kept": public(),
    "site:worker": public(),
}
