"""What is said of a sign: the fields that are typed, imported, copied and compared."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tidtam.ground.areas.models import Area
from tidtam.registers.assets.models import Asset
from tidtam.registers.signs.models import Arrow, Line, Panel, Point, Sign, SignClass

MOST_LINES = 6
MOST_PANELS = 6


class SignRow(NamedTuple):
    """Where it stands and whose road it is; points are latitude and longitude. See `Sign`."""

    number: str
    area: Area
    name: str
    road_owner: str
    road_number: str = ""
    point: Point | None = None
    read_from: Point | None = None
    junction: Point | None = None
    asset: Asset | None = None


class LineRow(NamedTuple):
    """One line; distance_m in metres. See `Line`."""

    text_th: str
    text_en: str = ""
    arrow: str = Arrow.NONE
    distance_m: int | None = None
    pictogram: str = ""
    historic: bool = False
    target: Area | None = None
    target_point: Point | None = None


class PanelRow(NamedTuple):
    """One panel with its lines; sides in millimetres, cost in satang for one copy. See `Panel`."""

    sign_class: SignClass
    lines: Sequence[LineRow]
    width_mm: int | None = None
    height_mm: int | None = None
    material: str = ""
    cost: int | None = None
    copies: int = 1
    order_number: str = ""


class Grant(NamedTuple):
    """The letter by which the owner of the road permits a sign. until: None where it does not end."""

    number: str
    on: date
    until: date | None = None


def sign_row(sign: Sign) -> SignRow:
    return SignRow(**{name: getattr(sign, name) for name in SignRow._fields})


def panel_row(panel: Panel) -> PanelRow:
    """As it stands; its lines are read."""
    said = {name: getattr(panel, name) for name in PanelRow._fields if name != "lines"}
    return PanelRow(lines=[line_row(line) for line in panel.lines.all()], **said)


def line_row(line: Line) -> LineRow:
    own = (line.target_latitude, line.target_longitude)
    said = {name: getattr(line, name) for name in LineRow._fields if name != "target_point"}
    return LineRow(target_point=None if own[0] is None or own[1] is None else (own[0], own[1]), **said)
