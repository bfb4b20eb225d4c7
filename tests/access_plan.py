"""Who may open what of the plan: officers read the money of their areas, the province's office keeps it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.access_rows import ELSEWHERE, OFFICERS, Row, page, step
from tests.access_world import VILLAGE, World
from tidtam.work.plan.models import (
    BudgetEntry,
    BudgetNode,
    BudgetPaper,
    Contract,
    ContractPaper,
    Delivery,
    Target,
    TargetPhoto,
)
from tidtam.work.plan.tests.bought import deliver, make_contract
from tidtam.work.plan.tests.money import make_pdf

KEEPER = "province"
READERS = "province executive district secretary auditor"  # `assigned` has one village, and the money is the district's
TREE = "?year=2561&province=40"


def _line(_world: World) -> Mapping[str, Any]:
    return {"key": BudgetNode.objects.get(level=4).key}


def _entry(_world: World) -> Mapping[str, Any]:
    return {"key": BudgetEntry.objects.get().key}


def _read_elsewhere(row: Row) -> Row:
    """A district's office reads what only the province's sets."""
    return replace(row, post={**(row.post or {}), ELSEWHERE: 404})


def _target(_world: World) -> Mapping[str, Any]:
    return {"key": Target.objects.get().key}


def _contract(_world: World) -> Mapping[str, Any]:
    """For the world's village, with a paper and a delivery that waits; made once."""
    made = Contract.objects.first()
    if made is None:
        line = BudgetNode.objects.get(level=4)
        made = make_contract(node=line, baht=100, villages=(VILLAGE,), papers=[make_pdf()], commit=False)
        deliver(made)
    return {"key": made.key}


def _contract_paper(world: World) -> Mapping[str, Any]:
    _contract(world)
    return {"key": ContractPaper.objects.get().key}


def _delivery(world: World) -> Mapping[str, Any]:
    _contract(world)
    return {"key": Delivery.objects.get().key, "name": "accept"}


ASSIGNERS = "province district secretary"
PLAN = {
    "plan:items": page(OFFICERS, elsewhere=200),
    "plan:escalation": _read_elsewhere(page(OFFICERS, elsewhere=200, posts=422, post_roles="province")),
    "plan:budget": page(OFFICERS, elsewhere=200),
    "plan:new_line": page(KEEPER, posts=422, query=TREE),
    "plan:line": page(READERS, _line),
    "plan:change_line": page(KEEPER, _line, posts=422),
    "plan:remove_line": step(KEEPER, _line),
    "plan:enter": page(KEEPER, lambda world: {**_line(world), "kind": "disburse"}, posts=422),
    "plan:transfer": page(KEEPER, _line, posts=422),
    "plan:entries": page(OFFICERS, elsewhere=200),
    "plan:entry": page(READERS, _entry),
    "plan:reverse": page(KEEPER, _entry, posts=422),
    "plan:attach": page(KEEPER, _entry, posts=422),
    "plan:paper": page(READERS, lambda _world: {"key": BudgetPaper.objects.get().key}),
    "plan:sign": page(KEEPER, _line, posts=422),
    "plan:contracts": page(OFFICERS, elsewhere=200),
    "plan:contracts_alike": page(OFFICERS, elsewhere=200),
    "plan:contract_rules": page(KEEPER, lambda _world: {"code": "40"}, posts=422),
    "plan:contract": page(OFFICERS, _contract),
    "plan:mend_contract": page(KEEPER, _contract, posts=422),
    "plan:amend_contract": page(KEEPER, _contract, posts=422),
    "plan:contract_step": page(KEEPER, lambda world: {**_contract(world), "name": "pay"}, posts=422),
    "plan:delivery_step": page(KEEPER, _delivery, posts=422),
    "plan:contract_paper": page(OFFICERS, _contract_paper),
    "plan:targets": page(OFFICERS, elsewhere=200),
    "plan:new_targets": page(ASSIGNERS, elsewhere=200, posts=422),
    "plan:target": page(OFFICERS, _target),
    "plan:change_target": page(ASSIGNERS, _target, posts=422),
    "plan:drop_target": page(ASSIGNERS, _target, posts=422),
    "plan:report": page("province district", _target, posts=422),
    "plan:confirm": page("province district assigned", _target, posts=422),
    "plan:pay": page(KEEPER, _target, posts=422),
    "plan:target_photo": page(OFFICERS, lambda _world: {"key": TargetPhoto.objects.get().key}),
    "plan:board": page(OFFICERS, elsewhere=200),
    "plan:curve": page(OFFICERS, elsewhere=200),
    "plan:rules": page(KEEPER, lambda _world: {"code": "40"}, posts=422),
}
