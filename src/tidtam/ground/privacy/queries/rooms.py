"""What is asked about people as a whole: what an erasure does, where somebody is used."""

from typing import NamedTuple

from tidtam.ground.privacy.models import Person
from tidtam.kit import personal
from tidtam.kit.personal import Use


class RoomFate(NamedTuple):
    """What an erasure does in one room."""

    label: str
    goes: tuple[str, ...]
    stays: tuple[str, ...]


def uses_of(person: Person) -> list[Use]:
    """The records of all rooms that point at the person."""
    return [use for room in personal.rooms() for use in room.uses(person)]


def fate_of(person: Person) -> list[RoomFate]:
    """What goes and what stays, room by room; rooms with nothing of the person are left out."""
    found = []
    for room in personal.rooms():
        fate = room.fate(person)
        if fate.goes or fate.stays:
            found.append(RoomFate(str(room.label), tuple(fate.goes), tuple(fate.stays)))
    return found
