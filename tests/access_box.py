"""Who may open what of the auditor's boxes: who reads the trail of a place may compare heads, and makes boxes of what
he or she sees there; a file goes to nobody but who had it made."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import page
from tests.access_world import VILLAGE, World
from tidtam.ground.areas.models import Area
from tidtam.ground.people.tests.factories import make_user
from tidtam.reporting.box.actions import finish_box, order_box
from tidtam.reporting.box.models import Box
from tidtam.reporting.box.scope import Scope

TRAIL = "admin province district auditor"


def _box(_world: World) -> Mapping[str, Any]:
    """Made by somebody whom no row of the table logs in as."""
    if made := Box.objects.first():
        return {"key": made.key}
    scope = Scope(Area.objects.get(code=VILLAGE))
    box = order_box(scope, by=make_user("auditor", VILLAGE))
    finish_box(box, scope, progress=lambda _done, _whole: None)
    return {"key": Box.objects.get().key}


BOXES = {
    "box:list": page(TRAIL, refused=403, elsewhere=200),
    "box:new": page("province district auditor", refused=403, elsewhere=200, posts=422),
    "box:box": page(TRAIL, _box),
    "box:paper": page(TRAIL, _box),
    "box:file": page("", _box),
}
