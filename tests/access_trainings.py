"""Who may open what of the trainings: lists, people, outcomes, papers, the link for signing; see access_table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.access_rows import OFFICERS, SIGNED_IN, page, public, step
from tests.access_world import World
from tidtam.work.training import links

WIDER = "province executive district secretary auditor"  # the same above the village; `assigned` has one


def _producer(world: World) -> Mapping[str, Any]:
    return {"pk": world.producer.pk}


def _training(world: World) -> Mapping[str, Any]:
    return {"key": world.training.key}


def _attendee(world: World) -> Mapping[str, Any]:
    return {"key": world.training.attendees.get(producer=world.producer).key}


def _outcome(world: World) -> Mapping[str, Any]:
    return {"key": world.outcome.key}


EDITORS = "province district"

TRAININGS = {
    "training:list": page(SIGNED_IN, elsewhere=200),
    "training:new_training": page(EDITORS, elsewhere=200, posts=422),
    "training:training": page(WIDER, _training),
    "training:change": page(EDITORS, _training, posts=422),
    "training:call_off": page(EDITORS, _training, posts=422),
    "training:people": page(EDITORS, _training, posts=302),
    "training:add": page(EDITORS, _training, posts=422),
    "training:link": page(EDITORS, _training),
    "training:renew": step(EDITORS, _training, stranger_get=302),
    "training:sheet": page(EDITORS, _training),
    "training:report": page(WIDER, _training),
    "training:unchanged": page(EDITORS, _training, posts=422),
    "training:countersign": page(EDITORS, _attendee, posts=422),
    "training:strike": page(EDITORS, _attendee, posts=422),
    "training:new_outcome": page(EDITORS, _attendee, posts=422),
    "training:trained": page(SIGNED_IN, elsewhere=200),
    "training:producer": page(f"{OFFICERS} producer", _producer),
    "training:outcomes": page(SIGNED_IN, elsewhere=200),
    "training:outcome": page(OFFICERS, _outcome),
    "training:check": page(f"{EDITORS} assigned", _outcome, posts=422),
    "training:withdraw": page(EDITORS, _outcome, posts=422),
    "training:picture": page(OFFICERS, lambda world: {"key": world.outcome.pictures.get().key}),
}

SIGNING = {
    # The link is signed and ends with the training; who holds it may sign, and must give a name.
    "here:sign": replace(public(200, posts=422), where=lambda world: {"token": links.token(world.training)}),
}
