"""The schemes that come with tidtam, as data files of this room: OTOP's own, and examples of other countries."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.registers.marks import refusals
from tidtam.registers.marks.actions.schemes import (
    Head,
    publish_version,
    save_version,
    start_scheme,
    start_version,
)
from tidtam.registers.marks.models import Scheme, Version
from tidtam.registers.marks.rights import require_configure
from tidtam.registers.marks.rubric import reading

MARKS = "otop-mark"
STARS = "otop-star"
QUADRANTS = "otop-quadrant"
OWN = (MARKS, STARS, QUADRANTS)

SHIPPED = Path(__file__).parent.parent / "shipped"


@dataclass(frozen=True)
class Loaded:
    """What loading did: versions added, those that stood there already, those that stand there otherwise."""

    added: int
    unchanged: int
    other: int


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """The documents that come with tidtam by their code, OTOP's first."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.json"))]
    first = {code: place for place, code in enumerate(OWN)}
    return {one["code"]: one for one in sorted(found, key=lambda one: first.get(one["code"], len(first)))}


@transaction.atomic
def load_scheme(code: str, *, by: Actor | None) -> Loaded:
    """Bring a shipped scheme in, its versions published; loaded again nothing is doubled and nothing changed.

    A version of the same code that an office has made or published itself is left alone (other).
    """
    require_configure(by)
    document = shipped().get(code)
    if document is None:
        raise refusals.NoSuchScheme(code=code)
    scheme = Scheme.objects.filter(code=code).first() or start_scheme(
        code=code,
        kind=document["kind"],
        name_th=document["name_th"],
        name_en=document.get("name_en", ""),
        by=by,
    )
    added = unchanged = other = 0
    for given in document["versions"]:
        rubric = reading.read(given)
        stands = Version.objects.filter(scheme=scheme, code=given["code"]).first()
        if stands is None:
            version = start_version(scheme, code=given["code"], by=by)
            save_version(version, _head(given), rubric, by=by)
            publish_version(version, by=by)
            added += 1
        elif stands.is_published and stands.rules == rubric:
            unchanged += 1
        else:
            other += 1
    if added:
        trail.write(by, "marks.load_scheme", f"marks.scheme:{code}", summary=scheme.name_th, added=added)
    return Loaded(added, unchanged, other)


def load_marks() -> None:
    """OTOP's own schemes: the four marks, the stars, the quadrants."""
    for code in OWN:
        load_scheme(code, by=None)


def _head(given: dict[str, Any]) -> Head:
    ends = given.get("valid_until")
    return Head(
        code=given["code"],
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        valid_from=date.fromisoformat(given["valid_from"]),
        valid_until=date.fromisoformat(ends) if ends else None,
        validity_months=given.get("validity_months"),
        approver=given.get("approver", "province"),
        spread_limit=given.get("spread_limit"),
        note_th=given.get("note_th", ""),
        note_en=given.get("note_en", ""),
        source=given.get("source", ""),
    )
