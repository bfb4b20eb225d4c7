"""The order of the house, read from the contracts that import-linter holds: who may know whom."""

import tomllib
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "src" / "tidtam"


@lru_cache(maxsize=1)
def heights() -> dict[str, tuple[int, int]]:
    """How high each room stands, as (storey, level inside it): "kit" is lowest, "work/sales" above "ground/jobs"."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layered = {
        contract["containers"][0]: contract["layers"] for contract in contracts if "layers" in contract
    }
    found = {}
    for height, storey in enumerate(reversed(layered["tidtam"])):
        levels = layered.get(f"tidtam.{storey}")
        if levels is None:
            found[storey] = (height, 0)
            continue
        for level, rooms in enumerate(reversed(levels)):
            for room in rooms.split("|"):
                found[f"{storey}/{room.strip(' ()')}"] = (height, level)
    return found


def room_of(path: Path) -> str:
    """The room a file of the house stands in: "kit", "work/sales", or the name of what stands outside."""
    storey, *inside = path.relative_to(HOUSE).parts
    return f"{storey}/{inside[0]}" if f"{storey}/{inside[0]}" in heights() else storey


def may_know(room: str, other: str) -> bool:
    """Whether `room` may lean on `other`: itself and what stands below, never beside, never above."""
    return room == other or heights()[other] < heights()[room]
