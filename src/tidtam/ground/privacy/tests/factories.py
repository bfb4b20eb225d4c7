"""People for tests, made by the room's own actions; everything about them is invented."""

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.privacy.actions import PersonRow, give_consent, keep_person
from tidtam.ground.privacy.models import Person

NAME = "นางทดสอบ สมมุติ"
PHONE = "043000123"


def make_person(area: str = "40150808", *, consents: tuple[str, ...] = (), **fields) -> Person:
    """Somebody of the area, with the consents named."""
    make_area(area)
    row = PersonRow(**{"name_th": NAME, "phone": PHONE, "area": area, **fields})
    person = keep_person(row, by=None)
    for purpose in consents:
        give_consent(person, purpose, how="แบบคำขอที่ลงนาม", by=None)
    return person
