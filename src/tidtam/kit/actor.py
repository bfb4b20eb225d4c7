"""Who does something, as the rooms below `people` know them."""

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """Whoever acts: a signed-in person, or tidtam itself in a nightly task.

    An area is meant by the digits of its code: a prefix stands for everything within it, "" for the country.
    """

    @property
    def pk(self) -> Any: ...

    @property
    def label(self) -> str:
        """How the trail names this actor."""
        ...

    def reach(self, verb: str) -> tuple[str, ...]:
        """The areas in which `verb` is allowed today, as code prefixes; empty when nowhere."""
        ...

    def may(self, verb: str, area_code: str) -> bool:
        """Whether `verb` is allowed at this one area."""
        ...


@dataclass(frozen=True)
class Holder:
    """Whoever holds a link: may edit within the link's area what its page lets through, and nothing else.

    pk: of no account.
    """

    area: str
    label: str
    pk: int = 0

    def reach(self, verb: str) -> tuple[str, ...]:
        return (self.area,) if verb == "edit" else ()

    def may(self, verb: str, area_code: str) -> bool:
        return verb == "edit" and area_code.startswith(self.area)


@dataclass(frozen=True)
class Shell:
    """Whoever works at the machine's own shell, and so may read all that it holds; writes as tidtam itself.

    pk: of no account.
    """

    label: str = "tidtam"
    pk: int = 0

    def reach(self, verb: str) -> tuple[str, ...]:
        return ("",)

    def may(self, verb: str, area_code: str) -> bool:
        return True
