"""The register's own checks, asked only where a cell is not plainly in order: a file has a million of them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tidtam.registers.producers.actions.values import Known, clean_producer, clean_product

Take = Callable[[Any], Any]
Clean = Callable[..., dict[str, Any]]


class Checks:
    """`take` of each field by its name. lists: as they stand when the file is begun."""

    def __init__(self, clean: Clean, lists: Known) -> None:
        self._clean, self._lists = clean, lists

    def whole(self, name: str) -> Take:
        """The room's check of this field alone."""
        return partial(self._checked, name)

    def line(self, name: str, most: int) -> Take:
        """One line of text: what the sheet read is clean already."""
        check = self.whole(name)
        return lambda value: value if len(value) <= most and "\n" not in value else check(value)

    def text(self, name: str) -> Take:
        check = self.whole(name)
        return lambda value: value if len(value) < 1000 and "\n" not in value else check(value)

    def count(self, name: str) -> Take:
        check = self.whole(name)
        return lambda value: value if value is None or 0 <= value < 1_000_000_000 else check(value)

    def _checked(self, name: str, value: Any) -> Any:
        given = {name: value}
        if name in ("latitude", "longitude"):  # a half of a position; that both are there the row tells
            given = {"latitude": 0, "longitude": 0, name: value}
        return self._clean(given, self._lists)[name]


def of_producers(lists: Known) -> Checks:
    return Checks(clean_producer, lists)


def of_products(lists: Known) -> Checks:
    return Checks(clean_product, lists)
