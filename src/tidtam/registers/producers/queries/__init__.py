"""What the register's pages ask: of one producer, of pairs that may be one."""

from tidtam.registers.producers.queries.consents import allowed
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
    "allowed",
    "courses",
    "place",
    "products_of",
    "standing",
    "state_shown",
]
