"""Who may open what of the assets."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, page
from tests.access_world import World
from tidtam.registers.assets.models import Asset, AssetPhoto

EDITORS = "province district"
INSPECTORS = "province district assigned"


def _asset(_world: World) -> Mapping[str, Any]:
    return {"key": Asset.objects.earliest("pk").key}


ASSETS = {
    "assets:list": page(OFFICERS, refused=403, elsewhere=200),
    "assets:new": page(EDITORS, refused=403, elsewhere=200, posts=422),
    "assets:words": page(OFFICERS, refused=403, elsewhere=200),
    "assets:new_word": page("admin province", lambda _world: {"name": "kinds"}, posts=200),
    "assets:change_word": page(
        "admin province", lambda _world: {"name": "conditions", "code": "good"}, posts=200
    ),
    "assets:asset": page(OFFICERS, _asset),
    "assets:photo": page(OFFICERS, lambda _world: {"key": AssetPhoto.objects.get().key}),
    "assets:consent": page(OFFICERS, _asset),
    "assets:change": page(EDITORS, _asset, posts=422),
    "assets:inspect": page(INSPECTORS, _asset, posts=422),
}
