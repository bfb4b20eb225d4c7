"""Speeds and factors, as data: modes.json of the package, or the office's own HOME/travel/modes.json."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

MODES = ("walk", "bicycle", "car", "bus")
OWN = Path(__file__).with_name("modes.json")


class WrongModes(Exception):
    """The office's file cannot be used; the text says why, with its path."""


@dataclass(frozen=True)
class Mode:
    """kmh: on the way itself. factor: ways beside the straight line. minutes: for each leg, to park or to wait.
    farthest_km: of one leg. source: where the figures come from, or that they are an estimate."""

    code: str
    kmh: float
    factor: float
    minutes: float
    farthest_km: float
    source: str


def mode(code: str) -> Mode:
    """Raises LookupError for a mode that there is not, WrongModes for a file that cannot be used."""
    return _modes(*_file())[code]


def _file() -> tuple[Path, float]:
    """The file in force, and when it was written: a changed one is read anew."""
    from django.conf import settings

    own = Path(settings.HOME) / "travel" / "modes.json"
    try:
        return own, own.stat().st_mtime
    except OSError:
        return OWN, 0.0


@lru_cache(maxsize=2)
def _modes(path: Path, _written: float) -> dict[str, Mode]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        found = {code: Mode(code, **rows[code]) for code in MODES}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WrongModes(f"{path}: {error}") from error
    for one in found.values():
        numbers = one.kmh, one.factor, one.minutes, one.farthest_km
        if not all(isinstance(number, (int, float)) for number in numbers):
            raise WrongModes(f"{path}: {one.code}: numbers were expected")
        if not (
            0 < one.kmh <= 200 and 1 <= one.factor <= 5 and 0 <= one.minutes <= 240 and one.farthest_km > 0
        ):
            raise WrongModes(f"{path}: {one.code}: kmh to 200, factor 1 to 5, minutes to 240 were expected")
    return found
