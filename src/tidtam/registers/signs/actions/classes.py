"""The classes of signs, kept entry by entry; Thailand's own are loaded with the other lists.

Source of the first rows: the classes N.28 and N.4 of the Department of Highways as sign makers quote them; sizes and
letter heights were not found and are the office's to set.
"""

import re
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.trail import actions as trail
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.refusals import ChangedMeanwhile
from tidtam.registers.signs import refusals
from tidtam.registers.signs.models import Colour, SignClass

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
PROVINCE_DIGITS = 2
_HIGHWAYS = "กรมทางหลวง ป้าย น.28"


class ClassRow(NamedTuple):
    """See `SignClass`."""

    name_th: str
    name_en: str
    ground: str
    ink: str
    min_places: int = 1
    needs_permission: bool = True
    letter_mm: int = 150
    order: int = 1
    source: str = ""


STANDARD = {
    "N.28.1": ClassRow(
        "ป้ายแนะนำแหล่งท่องเที่ยว (พื้นน้ำเงิน)",
        "Tourist place, blue",
        Colour.BLUE,
        Colour.WHITE,
        order=1,
        source=_HIGHWAYS,
    ),
    "N.28.2": ClassRow(
        "ป้ายแนะนำแหล่งท่องเที่ยวทางประวัติศาสตร์และศาสนา (น้ำตาล)",
        "Historic or religious place, brown",
        Colour.WHITE,
        Colour.BROWN,
        order=2,
        source=_HIGHWAYS,
    ),
    "combined": ClassRow(
        "ป้ายแนะนำแหล่งท่องเที่ยวรวม",
        "Combined tourist sign",
        Colour.BLUE,
        Colour.WHITE,
        min_places=2,
        order=3,
        source=_HIGHWAYS,
    ),
    "N.4": ClassRow(
        "ป้ายบอกระยะทาง", "Distance sign", Colour.WHITE, Colour.BLACK, order=4, source="กรมทางหลวง ป้าย น.4"
    ),
    "village": ClassRow(
        "ป้ายบอกทางในหมู่บ้าน",
        "Sign within a village",
        Colour.BROWN,
        Colour.WHITE,
        needs_permission=False,
        letter_mm=80,
        order=5,
    ),
}


def keeps_classes(actor: Actor) -> bool:
    """Whoever sets the system up, and officers who keep the registers of a whole province."""
    wide = any(len(code) <= PROVINCE_DIGITS for code in actor.reach("edit"))
    return wide or bool(actor.reach("configure"))


@transaction.atomic
def keep_class(code: str, row: ClassRow, *, version: int | None = None, by: Actor) -> SignClass:
    """Add a class (version None), or change it: the version is the one that the person saw."""
    if not keeps_classes(by):
        raise refusals.NotEntitled
    if not CODE.fullmatch(code):
        raise refusals.CodeNotPlain
    name_th, name_en = thai.clean(row.name_th)[:120], thai.clean(row.name_en)[:120]
    if not name_th or not name_en:
        raise refusals.WordMissing(field="name_th" if not name_th else "name_en")
    if row.ground == row.ink:
        raise refusals.CannotBeRead
    known = SignClass.objects.select_for_update().filter(pk=code).first()
    if version is None and known is not None:
        raise refusals.CodeTaken
    if known is not None and known.version != version:
        raise ChangedMeanwhile
    kept = known or SignClass(code=code, version=0)
    for name, value in (
        row._replace(name_th=name_th, name_en=name_en, source=thai.clean(row.source)[:300])._asdict().items()
    ):
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    trail.write(by, "signs.keep_class", f"signs.class:{code}", summary=name_th, letter_mm=row.letter_mm)
    return kept


@transaction.atomic
def load_classes() -> int:
    """Thailand's own classes where they are missing; what an office changed stays. Gives how many were added."""
    made = 0
    for code, row in STANDARD.items():
        _kept, created = SignClass.objects.get_or_create(code=code, defaults=row._asdict())
        made += created
    return made
