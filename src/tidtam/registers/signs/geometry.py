"""Where an arrow should point and how far it is: plain bearings between points, latitude before longitude."""

from math import atan2, cos, degrees, radians, sin

from tidtam.ground.areas import geometry
from tidtam.registers.signs.models import Arrow, Point

#: Where each arrow points, in degrees clockwise from the traveller's own direction.
ANGLES: dict[str, int] = {
    Arrow.AHEAD: 0,
    Arrow.AHEAD_RIGHT: 45,
    Arrow.RIGHT: 90,
    Arrow.BACK: 180,
    Arrow.LEFT: -90,
    Arrow.AHEAD_LEFT: -45,
}


def bearing(one: Point, other: Point) -> float:
    """Degrees clockwise from north in which the other lies, at first."""
    lat1, lon1, lat2, lon2 = (radians(value) for value in (*one, *other))
    east = sin(lon2 - lon1) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1)
    return degrees(atan2(east, north)) % 360


def metres(one: Point, other: Point) -> float:
    """As the crow flies."""
    return geometry.distance_km((one[1], one[0]), (other[1], other[0])) * 1000


def turn(read_from: Point, stands: Point, target: Point) -> float:
    """Degrees by which the traveller turns toward the target, -180 to 180, to the right above zero."""
    return (bearing(stands, target) - bearing(read_from, stands) + 180) % 360 - 180


def arrow_for(angle: float) -> str:
    """The arrow that points nearest to it."""
    return min(ANGLES, key=lambda arrow: abs(apart(angle, ANGLES[arrow])))


def apart(one: float, other: float) -> float:
    """Degrees between two directions, 0 to 180."""
    return abs((one - other + 180) % 360 - 180)
