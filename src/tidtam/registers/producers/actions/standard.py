"""The programme's standard lists of this room; loaded again they are corrected, never doubled.

They are data: `lists.json` holds Thailand's (domain.md section 1), another country brings a file of its own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction

from tidtam.registers.producers.models import (
    Category,
    Channel,
    ClaimWord,
    DocumentKind,
    Round,
    StandardKind,
    SubCategory,
)
from tidtam.registers.producers.standard_lists import Lists as Lists
from tidtam.registers.producers.standard_lists import our_lists

UNSPLIT = "unsplit"


@transaction.atomic
def load_lists(lists: Lists | None = None) -> None:
    """Every list of the room; those that the file does not name stay as they are."""
    given = lists if lists is not None else our_lists()
    _load(Category, given.get("categories", ()))
    _load(SubCategory, (_renamed(row, "category") for row in given.get("parts", ())))
    _load(Round, given.get("rounds", ()), ordered=False)
    _load(Channel, given.get("channels", ()))
    _load(StandardKind, given.get("standards", ()))
    _load(DocumentKind, given.get("documents", ()))
    _load(ClaimWord, given.get("claims", ()))


def load_categories() -> None:
    """The product categories and their parts, with the spellings they are also known by."""
    load_lists({key: our_lists()[key] for key in ("categories", "parts")})


def load_rounds() -> None:
    """The registration rounds with the days they open and close."""
    load_lists({"rounds": our_lists()["rounds"]})


def load_channels() -> None:
    """The channels through which products are sold."""
    load_lists({"channels": our_lists()["channels"]})


def _load(model: type[models.Model], rows: Iterable[Mapping[str, Any]], *, ordered: bool = True) -> None:
    for order, row in enumerate(rows, start=1):
        values = {key: value for key, value in row.items() if key != "code"}
        model._default_manager.update_or_create(
            code=row["code"], defaults=values | ({"order": order} if ordered else {})
        )


def _renamed(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A row that names another list's code."""
    return {f"{name}_id" if name == key else name: value for name, value in row.items()}
