"""Who may print what: whoever sees a published village's page at the desk, and its editor; everybody fetches the
brochure of a village that is published."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, page, public, step
from tests.access_world import VILLAGE, World
from tidtam.reporting.prints.actions import keep_recipe
from tidtam.reporting.prints.choices import Choice
from tidtam.reporting.prints.models import Recipe
from tidtam.reporting.prints.subjects import find

PRINTERS = f"{OFFICERS} village"


def _village(_world: World) -> Mapping[str, Any]:
    return {"about": "villages", "of": VILLAGE}


def _page(_world: World) -> Mapping[str, Any]:
    return {"about": "villages", "of": VILLAGE, "number": 1}


def _named(_world: World) -> Mapping[str, Any]:
    return {"name": "สำหรับงานเดือนสิงหาคม"}


def _recipe(world: World) -> Mapping[str, Any]:
    kept = Recipe.objects.first()
    if kept is None:
        kept = keep_recipe(find(world.officer, "villages", VILLAGE), Choice(), "ตู้หน้าอำเภอ", by=world.officer)
    return {"key": kept.key}


PRINTS = {
    "printing:villages": page(PRINTERS, refused=403, elsewhere=200),
    "printing:events": page(OFFICERS, refused=403, elsewhere=200),
    "printing:souvenirs": page(OFFICERS, refused=403, elsewhere=200),
    "printing:goods": page(OFFICERS, refused=403, elsewhere=200),
    "printing:recipes": page(OFFICERS, refused=403, elsewhere=200),
    "printing:paper": page(PRINTERS, _village),
    "printing:file": page(PRINTERS, _village),
    "printing:page": page(PRINTERS, _page),
    "printing:keep": step(PRINTERS, _village, form=_named),
    "printing:drop": step(OFFICERS, _recipe),
}

BROCHURES = {
    "prints:brochure": public(where=lambda _world: {"code": VILLAGE}),
    "prints:district_brochure": public(where=lambda _world: {"code": VILLAGE[:4]}),
}
