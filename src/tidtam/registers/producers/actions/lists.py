"""The programme's lists as an office keeps them: loaded from a file, or changed entry by entry on a page."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.claims import note_all
from tidtam.registers.producers.actions.rules import NotOpen, RegisterRefused, refused
from tidtam.registers.producers.actions.standard import Lists, load_lists
from tidtam.registers.producers.models import (
    Category,
    Channel,
    ClaimWord,
    DocumentKind,
    ProducerKind,
    Round,
    StandardKind,
    SubCategory,
)

PROVINCE_DIGITS = 2
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")

#: The lists that are kept entry by entry; rounds have pages of their own.
KEPT: dict[str, type[models.Model]] = {
    "categories": Category,
    "parts": SubCategory,
    "channels": Channel,
    "standards": StandardKind,
    "documents": DocumentKind,
    "claims": ClaimWord,
}
#: A change of these may change what the public reads.
LOOKED_THROUGH = frozenset({"categories", "claims"})
NAMES = ("name_th", "name_en")
FIELDS: dict[str, frozenset[str]] = {
    "categories": frozenset({*NAMES, "aliases", "public", "claims"}),
    "parts": frozenset({*NAMES, "aliases", "category", "public"}),
    "channels": frozenset(NAMES),
    "standards": frozenset({*NAMES, "aliases"}),
    "documents": frozenset({*NAMES, "kinds", "required", "personal"}),
    "claims": frozenset({*NAMES, "aliases", "unless"}),
    "rounds": frozenset(
        {
            *NAMES,
            "opens_on",
            "closes_on",
            "fiscal_year",
            "quarter",
            "lapses_on",
            "number_pattern",
            "wait_days",
        }
    ),
}


def configures(actor: Actor) -> bool:
    """Whoever sets the system up, and officers who keep the registers of a whole province."""
    wide = any(len(code) <= PROVINCE_DIGITS for code in actor.reach("edit"))
    return wide or bool(actor.reach("configure"))


@transaction.atomic
def take_lists(path: Path | None, *, by: Actor | None) -> dict[str, int]:
    """Load the lists of a file, or those that tidtam comes with; returns how many entries each has now.

    Entries of the file are added or corrected; others stay, because records may use them.
    """
    lists = read_lists(path) if path is not None else None
    load_lists(lists)
    note_all()
    counts = {name: model._default_manager.count() for name, model in KEPT.items()}
    trail.write(by, "producers.load_lists", "producers.lists:all", lists=counts)
    return counts


def read_lists(path: Path) -> Lists:
    """The lists of a file, checked; RegisterRefused says which entry is wrong and why."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError) as error:
        raise RegisterRefused(_("The file is not JSON: %(why)s"), params={"why": str(error)}) from error
    if not isinstance(found, dict) or not found.keys() <= FIELDS.keys():
        raise RegisterRefused(
            _("Expected an object with some of the lists %(names)s."), params={"names": ", ".join(FIELDS)}
        )
    for name, rows in found.items():
        if not isinstance(rows, list):
            raise RegisterRefused(_("“%(name)s” has to be a list."), params={"name": name})
        _check(name, rows)
    categories = {row["code"] for row in found.get("categories", ())}
    categories |= set(Category.objects.values_list("pk", flat=True))
    for row in found.get("parts", ()):
        if row.get("category") not in categories:
            raise _wrong("parts", row, _("there is no such category"))
    return found


def _check(name: str, rows: Iterable[Any]) -> None:
    seen: set[str] = set()
    for row in rows:
        if not isinstance(row, dict) or not _is_code(name, str(row.get("code", ""))):
            raise _wrong(name, row, _("a code of small letters, digits and hyphens is needed"))
        if row["code"] in seen:
            raise _wrong(name, row, _("the code comes twice"))
        seen.add(row["code"])
        if unknown := row.keys() - FIELDS[name] - {"code"}:
            raise _wrong(name, row, ", ".join(sorted(unknown)))
        if not all(isinstance(row.get(key), str) and row[key].strip() for key in NAMES):
            raise _wrong(name, row, _("it needs a name in Thai and one in English"))
        if not set(row.get("kinds", ())) <= set(ProducerKind.values):
            raise _wrong(name, row, _("there is no such type of producer"))
        if name == "rounds":
            _check_dates(row)


def _is_code(name: str, code: str) -> bool:
    most: Any = KEPT.get(name, Round)._meta.get_field("code")
    return bool(CODE.fullmatch(code)) and len(code) <= most.max_length


def _check_dates(row: Mapping[str, Any]) -> None:
    try:
        opens_on, closes_on = (date.fromisoformat(str(row.get(key))) for key in ("opens_on", "closes_on"))
    except ValueError as error:
        raise _wrong("rounds", row, _("its days have to be written like 2018-01-31")) from error
    if closes_on < opens_on:
        raise _wrong("rounds", row, _("it closes before it opens"))


def _wrong(name: str, row: Any, why: Any) -> RegisterRefused:
    code = row.get("code", "?") if isinstance(row, dict) else row
    return RegisterRefused(
        _("%(name)s, entry %(code)s: %(why)s"), params={"name": name, "code": str(code)[:40], "why": why}
    )


@transaction.atomic
def keep_entry(name: str, code: str, values: Mapping[str, Any], *, new: bool, by: Actor | None) -> None:
    """Add an entry to one of the lists, or change it. Codes never change: records and files name them."""
    if by is not None and not configures(by):
        raise NotOpen(_("The lists are kept by the province and by whoever sets the system up."))
    model = KEPT[name]
    if new and not _is_code(name, code):
        raise refused("code", _("A short code of small letters, digits and hyphens."))
    rows = model._default_manager
    if new and rows.filter(pk=code).exists():
        raise refused("code", _("There is already an entry %(code)s."), code=code)
    if values.get("order") is None:
        last = rows.aggregate(last=models.Max("order"))["last"] or 0
        values = {**values, "order": last + 1} if new else {k: v for k, v in values.items() if k != "order"}
    told = {key: thai.clean(value) if isinstance(value, str) else value for key, value in values.items()}
    column = {"category": "category_id"}
    row = model(code=code) if new else rows.select_for_update().get(pk=code)
    before = {key: getattr(row, column.get(key, key)) for key in told}
    for key, value in told.items():
        setattr(row, column.get(key, key), value)
    row.save(force_insert=new)
    changes = {
        key: ["" if new else before[key], value] for key, value in told.items() if new or before[key] != value
    }
    if changes:
        if name in LOOKED_THROUGH and changes.keys() & {"claims", *NAMES, "aliases", "unless"}:
            note_all()
        verb = "producers.add_entry" if new else "producers.change_entry"
        trail.write(by, verb, f"producers.{name}:{code}", summary=told["name_th"], changes=changes)
