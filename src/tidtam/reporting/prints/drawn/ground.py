"""What a map shows, as plain facts in degrees."""

from collections.abc import Sequence
from typing import NamedTuple

from tidtam.ground.areas.geometry import Point, Ring, distance_km


class Spot(NamedTuple):
    """A village on the map. number: as it stands in the list beside it, 0 for none; main: what the map is of."""

    point: Point
    name: str
    number: int = 0
    main: bool = False


class Neighbour(NamedTuple):
    """An area round the one that the map is of."""

    name: str
    rings: Sequence[Ring]


class Ground(NamedTuple):
    """own: outlines of the area that the map is of; parts: of what it is divided into; whole: outlines of the province
    round it. approximate: cells round centre points, no boundaries.
    """

    name: str = ""
    own: Sequence[Ring] = ()
    parts: Sequence[Ring] = ()
    neighbours: Sequence[Neighbour] = ()
    whole: Sequence[Ring] = ()
    approximate: bool = False


def nearest_km(here: Point, others: Sequence[Point]) -> list[float]:
    """The straight distance to each of the others, in their order."""
    return [distance_km(here, other) for other in others]
