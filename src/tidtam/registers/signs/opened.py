"""Standing direction signs as open data: what is written on them and where; no permission, no cost, nobody's name."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tidtam.kit.opened import OpenRow, OpenSet
from tidtam.registers.signs.models import Line, Sign
from tidtam.registers.signs.queries import whole

PIECE = 500
COLUMNS = {
    "key": _("Stable number"),
    "number": _("Number of the sign"),
    "name": _("Where it stands"),
    "area_code": _("Code of the area (Department of Provincial Administration)"),
    "state": _("How it was found last: installed, inspected, broken"),
    "state_on": _("On which day"),
    "classes": _("Classes of its panels"),
    "lines": _("What is written on it: Thai, English, arrow, metres, code of the village that it leads to"),
    "read_from": _("From where it is read: latitude, longitude"),
}


def sets() -> list[OpenSet]:
    return [
        OpenSet(
            "signs",
            _("Direction signs"),
            _("Signs that stand at roads, with their position and what they point to."),
            COLUMNS,
            _rows,
            "Thing",
            ("signs.sign",),
        )
    ]


def _rows() -> Iterator[OpenRow]:
    """Piece by piece: a set of any size takes no memory."""
    first = 0
    while piece := list(whole(Sign.objects.standing().filter(pk__gt=first)).order_by("pk")[:PIECE]):
        for sign in piece:
            panels = list(sign.panels.all())
            values = {
                "key": str(sign.key),
                "number": sign.number,
                "name": sign.name,
                "area_code": sign.area_id,
                "state": sign.state,
                "state_on": sign.state_on.isoformat(),
                "classes": [panel.sign_class_id for panel in panels],
                "lines": [_line(line) for panel in panels for line in panel.lines.all()],
                "read_from": list(sign.read_from) if sign.read_from else None,
            }
            yield OpenRow(f"sign/{sign.key}", values, sign.point, None, {"name": str(sign)})
        first = piece[-1].pk


def _line(line: Line) -> dict[str, object]:
    return {
        "th": line.text_th,
        "en": line.text_en,
        "arrow": line.arrow,
        "metres": line.distance_m,
        "village": line.target_id or "",
    }
