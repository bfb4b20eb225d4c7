"""Direction signs for tests: a sign 300 m before a junction, read by travellers who come from the west."""

import uuid
from datetime import date
from typing import Any

from tidtam.ground.areas.tests.factories import make_area
from tidtam.registers.assets.tests.factories import make_photo as make_photo
from tidtam.registers.signs import actions
from tidtam.registers.signs.content import Grant, LineRow, PanelRow, SignRow
from tidtam.registers.signs.models import Arrow, Owner, Sign, SignClass, State, Step

STANDS = (16.0, 102.6)
READ_FROM = (16.0, 102.599)
NORTH = (16.03, 102.6)  # about 3.3 km from where it stands, to the left of who comes


def make_class(code: str = "N.28.1") -> SignClass:
    actions.load_classes()
    return SignClass.objects.get(pk=code)


def make_line(**said: Any) -> LineRow:
    row: dict[str, Any] = {
        "text_th": "บ้านวังคูณ",
        "text_en": "Ban Wang Khun",
        "arrow": Arrow.LEFT,
        "distance_m": 4000,
        "target_point": NORTH,
    }
    return LineRow(**row | said)


def make_panel(*lines: LineRow, code: str = "N.28.1", **said: Any) -> PanelRow:
    return PanelRow(sign_class=make_class(code), lines=list(lines) or [make_line()], **said)


def make_row(number: str = "ขก-001", village: str = "40150604", **said: Any) -> SignRow:
    row: dict[str, Any] = {
        "number": number,
        "area": make_area(village),
        "name": "ทางแยกหน้าวัด",
        "road_owner": Owner.RURAL,
        "road_number": "ขก.2040",
        "point": STANDS,
        "read_from": READ_FROM,
    }
    return SignRow(**row | said)


def make_sign(number: str = "ขก-001", *panels: PanelRow, by: Any = None, **said: Any) -> Sign:
    return actions.add_sign(make_row(number, **said), panels or [make_panel()], by=by)


def permit(sign: Sign, on: date = date(2018, 5, 10)) -> Sign:
    return actions.grant_permission(sign, Grant("คค 0123/45", on), by=None)


def step(sign: Sign, state: str, on: date, *, by: Any = None, photos: int = 1, note: str = "เห็นเอง") -> Step:
    shots = [make_photo()] * photos
    return actions.take_step(sign, state, id=uuid.uuid4(), on=on, note=note, photos=shots, by=by)


def make_standing(number: str = "ขก-001", *panels: PanelRow, **said: Any) -> Sign:
    """Permitted, ordered, installed."""
    sign = permit(make_sign(number, *panels, **said))
    step(sign, State.ORDERED, date(2018, 5, 20), photos=0)
    step(sign, State.INSTALLED, date(2018, 6, 15))
    return Sign.objects.get(pk=sign.pk)
