"""Sales: the officers' pages, and reports by a link."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, SIGNED_IN, Row, page, public, step
from tests.access_world import VILLAGE, World


def _link(world: World) -> Mapping[str, Any]:
    return {"pk": world.report_link.pk}


def _sheet_link(world: World) -> Mapping[str, Any]:
    return {"pk": world.sheet.link.pk}


def _brought(world: World) -> Mapping[str, Any]:
    return {"pk": world.brought.pk}


def _target(world: World) -> Mapping[str, Any]:
    return {"area": "4015", "year": 2561}


def _rest(world: World) -> Mapping[str, Any]:
    return {"pk": world.rest.pk}


def _producer(world: World) -> Mapping[str, Any]:
    return {"pk": world.producer.pk}


# Whoever holds the secret address, with or without an account.
TELL: dict[str, Row] = {
    "tell:report": public(posts=422, where=lambda world: {"token": world.tell}),
    "tell:sheet": public(posts=422, where=lambda world: {"token": world.sheet.token}),
}

REPORT_LINKS: dict[str, Row] = {
    "sales:links": page("province district", elsewhere=200),
    "sales:new_links": page("province district", refused=403, elsewhere=200, posts=422),
    "sales:link": page("province district", _link),
    "sales:renew_link": step("province district", _link, done=200),
    "sales:close_link": step("province district", _link),
    "sales:link_slips": step("province district", done=200, form=lambda world: {"token": world.tell}),
}

# Of the whole district: whoever follows up a single village does not see it.
OFFICES = "province executive district secretary auditor"

SALES: dict[str, Row] = {
    "sales:list": page(SIGNED_IN, elsewhere=200),
    "sales:brought": page(SIGNED_IN, elsewhere=200),
    "sales:brought_new": page("province district", elsewhere=200, posts=422),
    "sales:brought_sum": page(OFFICES, _brought),
    "sales:brought_paper": page(OFFICES, _brought),
    "sales:brought_change": page("province district", _brought, posts=422),
    "sales:brought_end": page("province district", _brought, posts=422),
    # Nothing of the world was split off another: there is nothing to divide.
    "sales:brought_apportion": page("", _brought, posts=404),
    "sales:target_apportion": page("", _target, posts=404),
    "sales:targets": page(OFFICES, elsewhere=200),
    "sales:target": page(OFFICES, _target),
    "sales:target_set": page("province", posts=422, query="?area=40"),
    "sales:target_adjust": page("province", _target, posts=422),
    "sales:facts": page(SIGNED_IN, elsewhere=200),
    "sales:completeness": page(OFFICERS, elsewhere=200),
    "sales:reminders": page("province district", elsewhere=200, posts=302),
    "sales:pause": page("province district", _producer, posts=422, form=lambda world: {"first": "x"}),
    "sales:end_pause": page("province district", _rest, posts=422, form=lambda world: {"last": "x"}),
    "sales:withdraw_pause": page("province district", _rest, posts=422, form=lambda world: {"reason": " "}),
    "sales:correct": page("province district", lambda world: {"pk": world.sale.pk}, posts=422),
    "sales:producer": page(f"{OFFICERS} producer", _producer),
    "sales:realign": page(
        "province district", lambda world: {"pk": world.sale.report.producer_id}, posts=422
    ),
    "sales:report": page(OFFICERS, lambda world: {"pk": world.sale.report_id}),
    "sales:explain": page(
        "province district", lambda world: {"pk": world.sale.report_id, "check": "price"}, posts=422
    ),
    "sales:enter": page(
        "province district", lambda world: {"pk": world.producer.pk, "month": "2561-05"}, posts=422
    ),
    "sales:step": page(
        "province district", lambda world: {"pk": world.sale.report_id, "name": "check"}, posts=302
    ),
    "sales:many": page(
        "province district", lambda world: {"name": "check"}, elsewhere=200, posts=200, query="?month=2561-05"
    ),
    "sales:months": page(OFFICERS, elsewhere=200),
    "sales:month": page(OFFICERS, lambda world: {"province": "40", "code": "2561-05"}, elsewhere=200),
    "sales:month_step": step(
        "province", lambda world: {"province": "40", "code": "2561-05", "name": "close"}
    ),
}

OF_PLACE = f"?district=4015&subdistrict={VILLAGE[:6]}&month=2561-05"

SHEETS: dict[str, Row] = {
    "sales:checking": page("province district", refused=403, elsewhere=200, posts=422),
    "sales:sheet": page("province district", refused=403, elsewhere=200, posts=404),
    "sales:sheet_paper": page("province district", refused=403, query=OF_PLACE),
    "sales:sheet_links": page("province district", elsewhere=200),
    "sales:new_sheet_link": page("province district", refused=403, elsewhere=200, posts=404),
    "sales:sheet_link": page("province district", _sheet_link),
    "sales:renew_sheet_link": step("province district", _sheet_link, done=200),
    "sales:close_sheet_link": step("province district", _sheet_link),
    # Nothing that these officers have just entered.
    "sales:undo": step("province district", lambda world: {"pk": world.sale.report_id}, done=409),
}
