"""What the public may speak of: a room says in its own `spoken.py` what a subject of the trail is, where, and by name.

    # registers/assets/spoken.py
    def about(subject: str) -> About | None: ...

Only what everybody may know stands in it: the name is shown to whoever asks.
"""

from typing import NamedTuple

from tidtam.kit.rooms import having


class About(NamedTuple):
    """subject: of the trail; area: code; label: as shown; asset: key of its row where something built is meant."""

    subject: str
    area: str
    label: str
    asset: int | None = None


def about(subject: str) -> About | None:
    """What is meant, by the first room that knows it; None where nobody does."""
    for room in having("spoken"):
        found: About | None = room.about(subject)
        if found is not None:
            return found
    return None
