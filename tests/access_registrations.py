"""Who may open the registrations, their papers and rounds; see access_table.py."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, SIGNED_IN, page, public, step
from tests.access_world import World

WIDER = "province executive district secretary auditor"


def _producer(world: World) -> Mapping[str, Any]:
    return {"pk": world.producer.pk}


def _registration(world: World) -> Mapping[str, Any]:
    return {"pk": world.producer.registrations.get(round="2557-2558").pk}


def _draft(world: World) -> Mapping[str, Any]:
    return {"pk": world.paper.registration_id}


def _asked(world: World) -> Mapping[str, Any]:
    return {"pk": world.paper.registration.products.get().pk}


#: The address is the secret: it stands in the QR of slip and certificate and nowhere else.
SLIPS = {
    "registrations:verify": public(
        where=lambda world: {"token": world.producer.registrations.get(round="2557-2558").token}
    ),
}

REGISTRATIONS = {
    "producers:registrations": page(SIGNED_IN, elsewhere=200),
    "producers:registration": page(f"{OFFICERS} producer", _registration),
    "producers:start_registration": page("province district producer", _producer, posts=200),
    "producers:registration_products": page("province district producer", _draft, posts=200),
    "producers:steps": page("province district", lambda world: {"move": "send"}, elsewhere=200, posts=200),
    "producers:step": page(
        "province district", lambda world: {**_draft(world), "move": "receive"}, posts=200
    ),
    "producers:hand_in": page(
        "province district producer", lambda world: {**_draft(world), "kind": "id"}, posts=200
    ),
    "producers:document": page("province district producer", lambda world: {"pk": world.paper.pk}),
    "producers:refuse_document": page("province district", lambda world: {"pk": world.paper.pk}, posts=200),
    "producers:drop_copy": step("province district", lambda world: {"pk": world.paper.pk}),
    "producers:strike_product": page("province district", _asked, posts=200),
    "producers:restore_product": step("province district", _asked),
    "producers:slip": page(f"{OFFICERS} producer", _registration),
    "producers:certificate": page(f"{OFFICERS} producer", _registration),
    "producers:agenda": page(WIDER, query="?area=4015"),
    "producers:rounds": page(SIGNED_IN, elsewhere=200),
    "producers:new_round": page("admin province", posts=200),
    "producers:change_round": page("admin province", lambda world: {"code": "2561-3"}, posts=200),
}
