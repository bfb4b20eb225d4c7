"""Who may open what villages offer to visitors."""

from collections.abc import Mapping
from typing import Any

from tests.access_centres import CENTRES, PLACES
from tests.access_guests import ASKING, GUESTS
from tests.access_routes import JOURNEYS, ROUTES
from tests.access_rows import OFFICERS, Row, page, public, step
from tests.access_signs import SIGNS
from tests.access_world import VILLAGE, World
from tidtam.kit.review.models import State
from tidtam.registers.tourism.models import Offer, Picture

LOOKERS = f"{OFFICERS} village"  # a community's editor sees its own village
WRITERS = "province district village"


def _village(_world: World) -> Mapping[str, Any]:
    return {"code": VILLAGE}


def _offer(_world: World) -> Mapping[str, Any]:
    return {"key": Offer.objects.get(state=State.PUBLISHED).key}


def _picture(_world: World) -> Mapping[str, Any]:
    return {"key": Picture.objects.get().key}


FOR_EVERYBODY: dict[str, Row] = {
    "pictures:picture": public(where=_picture),
    "pictures:small": public(where=_picture),
    **PLACES,
    **ASKING,
    **JOURNEYS,
}

TOURISM: dict[str, Row] = {
    "tourism:villages": page(LOOKERS, refused=403, elsewhere=200),
    "tourism:offers": page(LOOKERS, refused=403, elsewhere=200),
    "tourism:village": page(LOOKERS, _village),
    "tourism:offer": page(LOOKERS, _offer),
    "tourism:shot": page(LOOKERS, _picture),
    "tourism:edit": page(WRITERS, _village, posts=422),
    "tourism:edit_offer": page(WRITERS, _offer, posts=422),
    "tourism:new_offer": page(WRITERS, lambda _world: {"code": VILLAGE, "kind": "dish"}, posts=422),
    "tourism:many_pictures": page("province district", refused=403, elsewhere=200, posts=422),
    "tourism:coordinator": page(WRITERS, _village, posts=422),
    "tourism:page_pictures": page(WRITERS, _village, posts=422),
    "tourism:offer_pictures": page(WRITERS, _offer, posts=422),
    "tourism:picture": page(WRITERS, _picture, posts=422),
    # Whoever sees it may ask for a step; the rule that refuses it is said on its page.
    "tourism:page_step": step(LOOKERS, lambda _world: {"code": VILLAGE, "step": "verify"}),
    "tourism:offer_step": step(LOOKERS, lambda world: {**_offer(world), "step": "withdraw"}),
    "tourism:copy_offer": step(WRITERS, _offer),
    **CENTRES,
    **SIGNS,
    **GUESTS,
    **ROUTES,
}
