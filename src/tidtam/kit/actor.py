"""Who does something, as the rooms below `people` know them."""

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
