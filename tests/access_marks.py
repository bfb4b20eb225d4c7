"""Who may open what of the marks: assessments, permissions, certificates; see access_table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.access_rows import OFFICERS, SIGNED_IN, page, public, step
from tests.access_world import World

WRITERS = "admin province"  # the verb schemes


def _version(world: World) -> Mapping[str, Any]:
    return {"pk": world.assessment.version_id}


def _award(world: World) -> Mapping[str, Any]:
    return {"pk": world.product.awards.get().pk}


def _product(world: World) -> Mapping[str, Any]:
    return {"pk": world.product.pk}


def _assessment(world: World) -> Mapping[str, Any]:
    return {"pk": world.assessment.pk}


def _sheet(world: World) -> Mapping[str, Any]:
    return {"pk": world.assessment.sheets.get().pk}


MARKS = {
    "marks:schemes": page(WRITERS),
    "marks:new_scheme": page(WRITERS, posts=422),
    "marks:load": step(WRITERS, lambda world: {"code": "one-product"}),
    "marks:version": page(WRITERS, _version),
    "marks:new_version": page(WRITERS, _version, posts=422),
    "marks:end": page(WRITERS, _version, posts=422),
    "marks:publish": step(WRITERS, _version),
    "marks:drop": step(WRITERS, _version),
    "marks:download": page(WRITERS, _version),
    "marks:blank_of_version": page(WRITERS, _version),
    "marks:head": page("", _version, posts=404),  # published: nobody changes it any more
    "marks:upload": page("", _version, posts=404),
    "marks:part": page("", lambda world: {**_version(world), "part": "levels"}, posts=404),
    "marks:list": page(SIGNED_IN, elsewhere=200),
    "marks:award": page(f"{OFFICERS} producer", _award),
    "marks:certificate": page(f"{OFFICERS} producer", _award),
    "marks:revoke": page("province", _award, posts=422),  # a mark is the province's committee's
    "marks:product": page(f"{OFFICERS} producer", _product),
    "marks:begin": page("province district", _product, posts=422),
    "marks:assessments": page(SIGNED_IN, elsewhere=200),
    "marks:assessment": page(OFFICERS, _assessment),
    "marks:add_assessor": page("province district", _assessment, posts=422),
    "marks:cancel": page("province district", _assessment, posts=422),
    "marks:decide": page("", _assessment, posts=404),  # the sheet is not in yet
    "marks:blank": page(OFFICERS, _assessment),
    "marks:summary": page("", _assessment),
    "marks:sheet": page("district", _sheet, posts=302),
    "marks:give_back": step("province district", _sheet),
    "marks:dismiss": page("province district", _sheet, posts=422),
}

CERTIFICATES = {
    # The address of a certificate is the secret: it stands in its QR and nowhere else.
    "verify:mark": replace(public(), where=lambda world: {"key": world.product.awards.get().key}),
}
