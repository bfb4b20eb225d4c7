"""What the rooms above put beside the villages on the board of the plan.

A room that knows what came of the works says in its own `beside.py` which columns (`columns()`) and what these read of
the village's area (`prefetches()`), so that the board need not know the room.
"""

from typing import Any

from tidtam.kit.lists import ListColumn
from tidtam.kit.rooms import having


def columns() -> list[ListColumn]:
    return [column for room in having("beside") for column in room.columns()]


def prefetches() -> list[Any]:
    return [one for room in having("beside") for one in room.prefetches()]
