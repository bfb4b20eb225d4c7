"""The demo's direction signs: in every state, and some that are not right, so that the register shows what it tells.

Roads and places are invented around the true points of the villages.
"""

import io
import uuid
from datetime import UTC, date, datetime
from math import cos, radians, sin
from typing import NamedTuple

from tidtam.demo.landscapes import landscape
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.models import File
from tidtam.registers.signs import actions, geometry
from tidtam.registers.signs.content import Grant, LineRow, PanelRow, SignRow
from tidtam.registers.signs.distances import expected_metres
from tidtam.registers.signs.models import Arrow, Owner, Point, Sign, SignClass, State

NAMES = uuid.UUID("6f0c2f1a-9f5e-5c1e-8f0b-0d8d3a2b7c55")
ASKED, GRANTED, ORDERED, STOOD = date(2018, 4, 20), date(2018, 5, 8), date(2018, 5, 25), date(2018, 6, 18)
METRES_PER_DEGREE = 111_320
MATERIAL = "อะลูมิเนียม ติดแผ่นสะท้อนแสง"


class Told(NamedTuple):
    """metres, bearing: of the sign from the village. heading: in which direction its readers travel. wrong: its arrow
    points away. until: the last state that it has come to."""

    number: str
    village: str
    name: str
    bearing: int
    metres: int
    heading: int
    owner: str
    road: str
    until: str
    code: str = "N.28.1"
    pictogram: str = "village"
    wrong: bool = False
    english: bool = True
    also: str = ""


# fmt: off
TOLD = (
    Told(
        "ขก-นส-001", "40150604", "ทางแยกเข้าบ้านวังคูณ", 200, 1800, 290, Owner.RURAL, "ขก.2065", State.INSPECTED
    ),
    Told(
        "ขก-นส-002",
        "40150604",
        "หน้าตลาดหนองสองห้อง",
        95,
        5200,
        270,
        Owner.DOH,
        "207",
        State.INSTALLED,
        also="40150205",
    ),
    Told("ขก-นส-003", "40150808", "ทางแยกดงเค็ง", 20, 2600, 180, Owner.DOH, "207", State.BROKEN),
    Told(
        "ขก-นส-004",
        "40150806",
        "หน้าโรงเรียนบ้านหัวละเลิง",
        310,
        900,
        90,
        Owner.LOCAL,
        "",
        State.INSTALLED,
        "village",
    ),
    Told("ขก-นส-005", "40150807", "ปากทางโนนม่วง", 340, 1500, 180, Owner.RURAL, "ขก.3018", State.PLANNED),
    Told("ขก-นส-006", "40150205", "ทางแยกศุภชัย", 180, 3100, 0, Owner.DOH, "2", State.PERMITTED,
         english=False),
    Told(
        "ขก-นส-007",
        "40150205",
        "สามแยกวัดป่า",
        270,
        1200,
        45,
        Owner.LOCAL,
        "",
        State.PLANNED,
        "village",
        "temple",
        True,
    ),
    Told(
        "ขก-ปน-001",
        "40110101",
        "ทางเข้าปรางค์กู่",
        250,
        2200,
        90,
        Owner.RURAL,
        "ขก.2033",
        State.INSPECTED,
        "N.28.2",
        "museum",
    ),
    Told(
        "ขก-ปน-002",
        "40110202",
        "สี่แยกวังม่วง",
        60,
        2900,
        180,
        Owner.RURAL,
        "ขก.2033",
        State.ORDERED,
        also="40110407",
    ),
    Told(
        "ขก-ปน-003",
        "40110407",
        "ทางแยกวังหิน",
        120,
        1700,
        300,
        Owner.RURAL,
        "ขก.4040",
        State.PLANNED,
        "combined",
    ),
    Told("ขก-นล-001", "40250105", "ทางแยกโนนศิลา", 80, 2400, 300, Owner.DOH, "2", State.REMOVED),
    Told("ขก-นล-002", "40250105", "ทางแยกโนนศิลา (ใหม่)", 82, 2350, 300, Owner.DOH, "2", State.INSTALLED),
)
# fmt: on


def build_signs() -> None:
    """Each through the office's own actions, up to its last state."""
    actions.load_classes()
    areas = Area.objects.select_related("parent__parent").in_bulk(
        {code for told in TOLD for code in (told.village, told.also) if code}
    )
    classes = SignClass.objects.in_bulk()
    for told in TOLD:
        sign = _planned(told, areas, classes)
        if told.until != State.PLANNED:
            _lived(sign, told)
        elif told.number == "ขก-นส-005":
            actions.ask_permission(sign, on=ASKED, number="ขก 0019/1204", by=None)


def _planned(told: Told, areas: dict[str, Area], classes: dict[str, SignClass]) -> Sign:
    village = areas[told.village]
    home = village.point
    assert home is not None, told.village
    stands = beside(home, told.bearing, told.metres)
    read_from = beside(stands, told.heading + 180, 120)
    lines = [_line(told, village, stands, read_from)]
    if told.also:
        lines.append(_line(told._replace(pictogram="craft"), areas[told.also], stands, read_from))
    panel = PanelRow(
        classes["combined" if told.also else told.code],
        lines,
        material=MATERIAL,
        cost=(9_500 if told.code == "village" else 18_500) * 100,
        copies=2 if told.owner == Owner.DOH else 1,
        order_number="" if told.until in {State.PLANNED, State.PERMITTED} else "จ 12/2561",
    )
    row = SignRow(told.number, village, told.name, told.owner, told.road, stands, read_from)
    return actions.add_sign(row, [panel], by=None)


def _line(told: Told, village: Area, stands: Point, read_from: Point) -> LineRow:
    home = village.point
    assert home is not None, village.code
    turn = geometry.turn(read_from, stands, home)
    arrow = geometry.arrow_for(turn + 180) if told.wrong else geometry.arrow_for(turn)
    return LineRow(
        text_th=f"บ้าน{village.name_th}" if not village.name_th.startswith("บ้าน") else village.name_th,
        text_en=village.name_en if told.english else "",
        arrow=Arrow(arrow),
        distance_m=expected_metres(geometry.metres(stands, home)),
        pictogram=told.pictogram,
        historic=told.code == "N.28.2",
        target=village,
    )


def _lived(sign: Sign, told: Told) -> None:
    if told.code != "village":
        actions.ask_permission(sign, on=ASKED, by=None)
        sign = actions.grant_permission(sign, Grant(f"คค 06/{sign.pk + 400}", GRANTED), by=None)
    if told.until == State.PERMITTED:
        return
    _step(sign, State.ORDERED, ORDERED)
    if told.until == State.ORDERED:
        return
    _step(sign, State.INSTALLED, STOOD, "ติดตั้งตามแบบ ห่างจากขอบทาง 1.20 เมตร", photo=True)
    if told.until == State.INSPECTED:
        _step(sign, State.INSPECTED, date(2018, 7, 16), "อ่านได้ชัด เสาตรง", photo=True)
    elif told.until == State.BROKEN:
        _step(sign, State.BROKEN, date(2018, 7, 20), "ถูกรถชน แผ่นป้ายงอ อ่านไม่ได้", photo=True)
    elif told.until == State.REMOVED:
        _step(sign, State.REMOVED, date(2018, 7, 2), "ย้ายจุดตามแนวทางแยกใหม่", photo=True)


def _step(sign: Sign, state: str, on: date, note: str = "", *, photo: bool = False) -> None:
    shots = [_photo(sign, state, on)] if photo else []
    key = uuid.uuid5(NAMES, f"{sign.number} {state}")
    actions.take_step(sign, state, id=key, on=on, note=note, photos=shots, by=None)


def _photo(sign: Sign, state: str, on: date) -> File:
    seed, taken = f"{sign.number}-{state}", datetime(on.year, on.month, on.day, 3, 0, tzinfo=UTC)
    return store_picture(io.BytesIO(landscape(seed, taken=taken, point=sign.point)), by=None, name="sign.jpg")


def beside(point: Point, bearing: float, metres: float) -> Point:
    """The point so many metres away in that direction; good for a few kilometres."""
    north = metres * cos(radians(bearing)) / METRES_PER_DEGREE
    east = metres * sin(radians(bearing)) / METRES_PER_DEGREE / cos(radians(point[0]))
    return round(point[0] + north, 6), round(point[1] + east, 6)
