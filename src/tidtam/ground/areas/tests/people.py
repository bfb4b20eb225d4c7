"""Actors for tests of this floor, which knows no users."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Officer:
    """May do everything in one area."""

    area: str = "40"
    pk: int = 1
    label: str = "officer"

    def reach(self, verb: str) -> tuple[str, ...]:
        return (self.area,)

    def may(self, verb: str, area_code: str) -> bool:
        return area_code.startswith(self.area)
