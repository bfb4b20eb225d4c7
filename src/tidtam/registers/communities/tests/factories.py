"""Communities for tests."""

from datetime import date

from tidtam.ground.areas.tests.factories import make_area
from tidtam.registers.communities import actions
from tidtam.registers.communities.models import Community


def make_community(code: str = "40150604", **fields) -> Community:
    """A confirmed village of the programme; the name is that of the register unless given."""
    area = make_area(code)
    facts = {"typed_name": area.name_th, "joined_on": date(2018, 7, 20), "by": None}
    return actions.confirm_match(code, **{**facts, **fields})
