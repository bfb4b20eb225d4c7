"""What the register owes, one module for each matter."""

from datetime import date

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due
from tidtam.registers.producers.dues import claims, registrations, standards

MATTERS = (standards, registrations, claims)


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {code: word for matter in MATTERS for code, word in matter.kinds().items()}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """All that is owed within `area` and that `actor` may view."""
    today = today or clock.today()
    return [due for matter in MATTERS for due in matter.dues(actor, area=area, today=today)]
