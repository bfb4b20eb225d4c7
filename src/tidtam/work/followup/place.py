"""How far a visit was from the village's point, and what that says."""

import math
from typing import NamedTuple

from tidtam.ground.areas.geometry import THAILAND
from tidtam.ground.areas.models import Area, Level
from tidtam.work.followup.models import Visit, evidence_rules

EARTH_METRES = 6_371_008.8


class Standing(NamedTuple):
    """distance: metres to the village's point, None when it cannot be measured."""

    distance: float | None
    state: Visit.Place


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance between two (latitude, longitude)."""
    phi_a, phi_b = math.radians(a[0]), math.radians(b[0])
    half_phi, half_lambda = (phi_b - phi_a) / 2, math.radians(b[1] - a[1]) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_METRES * math.asin(min(1.0, math.sqrt(chord)))


def abroad(latitude: float | None, longitude: float | None) -> bool:
    """A position that cannot lie in Thailand: a phone that was lost, or a picture of somewhere else."""
    if latitude is None or longitude is None:
        return False
    (south, north), (west, east) = THAILAND
    return not (south <= latitude <= north and west <= longitude <= east)


def standing(area: Area, latitude: float | None, longitude: float | None, accuracy: float | None) -> Standing:
    """Near within the province's distance of the village's point (2 km). Without a point, or without a position that is
    itself as good as that, nothing can be said: unknown, never far. A district's point says nothing about where its
    centre is.
    """
    if area.level != Level.VILLAGE or latitude is None or longitude is None:
        return Standing(None, Visit.Place.UNKNOWN)
    if area.latitude is None or area.longitude is None:
        return Standing(None, Visit.Place.UNKNOWN)
    near = evidence_rules(area.code).near_metres
    distance = metres((latitude, longitude), (area.latitude, area.longitude))
    if accuracy is not None and accuracy > near:
        return Standing(distance, Visit.Place.UNKNOWN)
    return Standing(distance, Visit.Place.NEAR if distance <= near else Visit.Place.FAR)
