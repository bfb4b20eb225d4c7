"""Who may open what of the information centres."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, Row, page, public
from tests.access_world import VILLAGE, World
from tidtam.registers.centres.models import Centre
from tidtam.registers.centres.tests.factories import make_centre

EDITORS = "province district"


def _centre(_world: World) -> Mapping[str, Any]:
    centre = Centre.objects.first() or make_centre(VILLAGE)
    return {"key": centre.asset.key}


PLACES: dict[str, Row] = {"places:centres": public()}

CENTRES: dict[str, Row] = {
    "centres:list": page(OFFICERS, refused=403, elsewhere=200),
    "centres:centre": page(OFFICERS, _centre),
    "centres:describe": page(EDITORS, _centre, posts=422),
    "centres:count": page("province district assigned", _centre, posts=422),
    "centres:stock": page(EDITORS, _centre, posts=422),
}
