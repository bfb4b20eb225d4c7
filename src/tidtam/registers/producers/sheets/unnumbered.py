"""Rows without a producer's number: the producer of exactly that name in that place, if there is one.

Without it the same sheet sent twice would enter everybody twice. Nothing is guessed: the name must be the same
letter for letter, and where several producers bear it, the row has to say the number.
"""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer

SUBDISTRICT = 6


class Named(NamedTuple):
    """A producer of the name: its key, number and area."""

    pk: int
    code: str
    area: str


class Unnumbered:
    """What the register held before the file, and the names that the file has brought so far."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._rows: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def find(self, name: str, area: str) -> list[Named]:
        """Producers of that name in the area; of one, only the village or only the subdistrict may be known."""
        return [one for one in self._stored.get(_key(name, area), ()) if _same_place(one.area, area)]

    def earlier(self, name: str, area: str, row: int) -> int | None:
        """The row of this file that brought the same name in the same place, if one did."""
        seen = self._rows[_key(name, area)]
        found = next((number for number, place in seen if number != row and _same_place(place, area)), None)
        if found is None:
            seen.append((row, area))
        return found

    @cached_property
    def _stored(self) -> dict[int, list[Named]]:
        """Read once, when the first row without a number asks; 100,000 producers take about 20 MB."""
        stored: dict[int, list[Named]] = {}
        rows = (
            Producer.objects.all()
        )  # those found to be another one too: their row must not enter them again
        if self._by is not None:
            rows = rows.filter(reach_q(self._by, "import"))
        for pk, code, name, area in (
            rows.order_by().values_list("pk", "code", "name_th", "area_id").iterator()
        ):
            stored.setdefault(_key(name, area), []).append(Named(pk, code, area))
        return stored


def _key(name: str, area: str) -> int:
    """A hash instead of the words, which would weigh far more."""
    return hash((name, area[:SUBDISTRICT]))


def _same_place(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
