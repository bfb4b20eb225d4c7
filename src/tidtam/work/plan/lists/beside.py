"""What the rooms above put beside the villages on the board of the plan.

A room that knows what came of the works says in its own `beside.py` which columns (`columns()`) and what these read of
the village's area (`prefetches()`), so that the board need not know the room.
"""

import importlib
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps

from tidtam.kit.lists import ListColumn


def columns() -> list[ListColumn]:
    return [column for room in _rooms() for column in room.columns()]


def prefetches() -> list[Any]:
    return [one for room in _rooms() for one in room.prefetches()]


@cache
def _rooms() -> tuple[ModuleType, ...]:
    names = (f"{room.name}.beside" for room in apps.get_app_configs() if room.name.startswith("tidtam."))
    return tuple(importlib.import_module(name) for name in names if find_spec(name))
