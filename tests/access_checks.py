"""Who may open what of the checklists of visits and of what they found."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, SIGNED_IN, page
from tests.access_world import World
from tidtam.work.followup.models import Checklist, ItemAnswer


def _finding(_world: World) -> Mapping[str, Any]:
    one = ItemAnswer.objects.get()
    return {"key": one.visit_id, "pk": one.pk}


def _checklist(_world: World) -> Mapping[str, Any]:
    return {"pk": Checklist.objects.get().pk}


CHECKS = {
    "followup:findings": page(SIGNED_IN, elsewhere=200),
    "followup:raise_action": page("province district assigned secretary", _finding, posts=200),
    "followup:checklists": page(SIGNED_IN, elsewhere=200),
    # The province's own, so that every district of it reads what its visits are asked.
    "followup:checklist": page(OFFICERS, _checklist, elsewhere=200),
    "followup:new_checklist": page("province", posts=200),
}
