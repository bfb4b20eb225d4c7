"""Who may open what of the direction signs."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, Row, page, step
from tests.access_world import VILLAGE, World
from tidtam.registers.signs.models import Sign, StepPhoto
from tidtam.registers.signs.tests.factories import make_line, make_panel, make_sign, make_standing

EDITORS = "province district"


def _standing(_world: World) -> Mapping[str, Any]:
    found = Sign.objects.filter(number="ขก-001").first() or make_standing(village=VILLAGE)
    return {"key": found.key}


def _planned(_world: World) -> Mapping[str, Any]:
    found = Sign.objects.filter(number="ขก-002").first()
    return {"key": (found or make_sign("ขก-002", make_panel(make_line()), village=VILLAGE)).key}


def _panel(world: World) -> Mapping[str, Any]:
    return {**_planned(world), "order": 1}


def _photo(world: World) -> Mapping[str, Any]:
    _standing(world)
    return {"key": StepPhoto.objects.order_by("pk").values_list("key", flat=True)[0]}


def _class(world: World) -> Mapping[str, Any]:
    _standing(world)
    return {"code": "N.28.1"}


SIGNS: dict[str, Row] = {
    "signs:list": page(OFFICERS, refused=403, elsewhere=200),
    "signs:orders": page(OFFICERS, refused=403, elsewhere=200),
    "signs:sign": page(OFFICERS, _standing),
    "signs:photo": page(OFFICERS, _photo),
    "signs:sheet_pdf": page(OFFICERS, _planned),
    "signs:panel_pdf": page(OFFICERS, _panel),
    "signs:new": page(EDITORS, refused=403, elsewhere=200, posts=422),
    "signs:change": page(EDITORS, _planned, posts=422),
    "signs:copy": page(EDITORS, _planned, posts=422),
    "signs:panel": page(EDITORS, _panel, posts=422),
    "signs:drop_panel": step(EDITORS, _panel),
    "signs:permission": page(EDITORS, _planned, posts=422),
    "signs:step": page("province district assigned", _standing, posts=422),
    "signs:classes": page(OFFICERS, refused=403, elsewhere=200),
    "signs:new_class": page("admin province", posts=422),
    "signs:change_class": page("admin province", _class, posts=422),
}
