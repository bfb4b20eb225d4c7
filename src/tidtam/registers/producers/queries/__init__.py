"""What the register's pages ask: of one producer, of pairs that may be one."""

from tidtam.registers.producers.queries.consents import allowed
from tidtam.registers.producers.queries.held import Held, expiry, held_of
from tidtam.registers.producers.queries.photos import first_photos, photos_of
from tidtam.registers.producers.queries.producer import (
    PLACE,
    SHOWN,
    Course,
    courses,
    place,
    products_of,
    standing,
    state_shown,
)

__all__ = [
    "PLACE",
    "SHOWN",
    "Course",
    "Held",
    "allowed",
    "courses",
    "expiry",
    "first_photos",
    "held_of",
    "photos_of",
    "place",
    "products_of",
    "standing",
    "state_shown",
]
