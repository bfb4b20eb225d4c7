"""Asked by other pages of the room: may what is being entered be in the register already?"""

from collections.abc import Mapping, Sequence
from typing import Any

from tidtam.kit.actor import Actor
from tidtam.registers.producers.duplicate_refusals import TwinsRefused
from tidtam.registers.producers.forms.duplicates import typed_as_seen
from tidtam.registers.producers.queries.matches import Match, matches


class MayBeThere(TwinsRefused):
    """Shown with what it may double; nothing was written. matches: these, as the actor may see them."""

    def __init__(self, matches: Sequence[Match]) -> None:
        super().__init__()
        self.matches = matches


def require_no_twin(producer: Mapping[str, Any], person: Mapping[str, Any], *, by: Actor) -> None:
    """Raise `MayBeThere` where a producer with its person, as their forms cleaned them, may double another."""
    typed = typed_as_seen(
        "typed",
        name=producer["name_th"],
        area=producer["area"],
        phone=person.get("person_phone", ""),
        number=person.get("person_number", ""),
    )
    found = matches([typed], by).get("typed", [])
    if found:
        raise MayBeThere(found)
