"""The words that the register chooses from, kept entry by entry: kinds of assets and the ladder of conditions."""

import re
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max

from tidtam.ground.trail import actions as trail
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.registers.assets import refusals
from tidtam.registers.assets.models import AssetKind, Condition, Inspection

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
PROVINCE_DIGITS = 2
LISTS: dict[str, type[AssetKind] | type[Condition]] = {"kinds": AssetKind, "conditions": Condition}


class WordRow(NamedTuple):
    """order: its place in the list, the best condition first; None puts it at the end."""

    name_th: str
    name_en: str
    order: int | None = None
    is_broken: bool = False


def keeps_words(actor: Actor) -> bool:
    """Whoever sets the system up, and officers who keep the registers of a whole province."""
    wide = any(len(code) <= PROVINCE_DIGITS for code in actor.reach("edit"))
    return wide or bool(actor.reach("configure"))


@transaction.atomic
def keep_word(name: str, code: str, row: WordRow, *, new: bool, by: Actor) -> AssetKind | Condition:
    """Add an entry or change what it is called. Nothing is removed: assets and inspections say it. A condition that was
    found somewhere stays broken or whole: what was seen would else be another thing afterwards.
    """
    if not keeps_words(by):
        raise refusals.NotEntitled
    model = LISTS[name]
    name_th, name_en = thai.clean(row.name_th), thai.clean(row.name_en)
    if not CODE.fullmatch(code):
        raise refusals.CodeNotPlain
    if not name_th or not name_en:
        raise refusals.WordMissing(field="name_th" if not name_th else "name_en")
    known = model._default_manager.select_for_update().filter(code=code).first()
    if new and known is not None:
        raise refusals.CodeTaken
    entry: Any = known or model(code=code)
    other = isinstance(entry, Condition) and known is not None and entry.is_broken != row.is_broken
    if other and Inspection.objects.filter(condition=entry).exists():
        raise refusals.ConditionUsed
    before = (entry.name_th, entry.name_en)
    entry.name_th, entry.name_en = name_th, name_en
    if isinstance(entry, Condition):
        entry.is_broken = row.is_broken
    entry.order = row.order if row.order is not None else known.order if known else _last(name) + 1
    entry.save()
    trail.write(
        by,
        "assets.keep_word",
        f"assets.{name}:{code}",
        summary=name_th,
        before=list(before) if known else [],
        order=entry.order,
        broken=row.is_broken,
    )
    return entry  # type: ignore[no-any-return]


def _last(name: str) -> int:
    last: int | None = LISTS[name]._default_manager.aggregate(last=Max("order"))["last"]
    return -1 if last is None else last
