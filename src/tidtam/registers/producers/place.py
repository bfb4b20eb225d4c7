"""Whether a producer's position fits the area that it is registered in; a hint, never a refusal."""

from tidtam.ground.areas.geometry import distance_km
from tidtam.ground.areas.models import Level
from tidtam.registers.producers.models import Producer

#: How far from the area's point a place of production may well lie, in km.
NEAR_KM = {Level.VILLAGE: 4.0, Level.SUBDISTRICT: 15.0, Level.DISTRICT: 40.0}


def far(producer: Producer) -> float | None:
    """The distance in km where it is too large for the area; None where it fits or cannot be measured.

    A village without a point is measured by what it lies in, as far as that has one.
    """
    if producer.point is None:
        return None
    area = producer.area
    while area.point is None and area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
    near = NEAR_KM.get(Level(area.level))
    if area.point is None or near is None:
        return None
    distance = distance_km(producer.point[::-1], area.point[::-1])
    return distance if distance > near else None
