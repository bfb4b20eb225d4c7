"""What visitors told, for tests."""

import uuid

from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit.spoken import about
from tidtam.work.followup.tests.factories import VILLAGE
from tidtam.work.voices.actions import Told, tell

TEXT = "ป้ายหักล้มลงข้างทาง"


def make_told(*, subject: str = "", area: str = VILLAGE, **told) -> Told:
    place = make_area(area)
    told = {"kind": "broken", "text": TEXT} | told
    return tell(uuid.uuid4(), area=place, about=about(subject) if subject else None, **told)
