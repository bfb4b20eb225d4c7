"""The programme's lists as they stand: for pages, for a file, for whoever asks whether they are there."""

from datetime import date
from typing import Any

from django.db import models

from tidtam.registers.producers.actions.lists import FIELDS, KEPT
from tidtam.registers.producers.models import Round

_ALL: dict[str, type[models.Model]] = {**KEPT, "rounds": Round}


def counts() -> dict[str, int]:
    """How many entries each list has."""
    return {name: model._default_manager.count() for name, model in _ALL.items()}


def empty() -> list[str]:
    """The lists without which nothing can be registered, and which have no entry."""
    return [name for name, count in counts().items() if not count]


def as_file() -> dict[str, list[dict[str, Any]]]:
    """All lists in the form in which they are loaded again."""
    return {name: [_row(name, row) for row in model._default_manager.all()] for name, model in _ALL.items()}


def _row(name: str, row: models.Model) -> dict[str, Any]:
    found: dict[str, Any] = {"code": row.pk}
    for key in sorted(FIELDS[name]):
        value = getattr(row, "category_id" if key == "category" else key)
        if value is not None:
            found[key] = value.isoformat() if isinstance(value, date) else value
    return found
