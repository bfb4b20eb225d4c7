"""Links of a village's sheet and targets follow their area; what was told stays under the code of its time."""

from collections.abc import Mapping

from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.targets import carry_targets
from tidtam.work.sales.models import SheetLink

FOLLOWS = [(SheetLink, "area")]


def follow(moves: Mapping[str, str], *, by: Actor | None) -> None:
    """What is to be sold in this year and in later ones is the aim of the areas that took over."""
    carry_targets(moves, by=by)
