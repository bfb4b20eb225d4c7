"""The lists that tidtam comes with, as they stand in `lists.json`; below actions and claims, which both read them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

OURS = Path(__file__).parent / "lists.json"

Lists = Mapping[str, list[dict[str, Any]]]


@cache
def our_lists() -> Lists:
    """Every list of the room, by its name."""
    found: Lists = json.loads(OURS.read_text(encoding="utf-8"))
    return found
