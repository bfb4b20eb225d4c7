"""Requests of visitors, for tests."""

import uuid
from datetime import timedelta

from tidtam.kit import clock
from tidtam.registers.tourism.models import VillagePage
from tidtam.work.guests.actions import Asked, ask


def make_asked(code: str, **told) -> Asked:
    """Six people in ten days, asked of a village that is public."""
    page = VillagePage.objects.standing().get(community__area=code)
    said = {
        "comes_on": clock.today() + timedelta(days=10),
        "people": 6,
        "name": "สมชาย ใจดี",
        "contact": "0812345678",
    }
    return ask(page, told.pop("id", uuid.uuid4()), **{**said, **told})
