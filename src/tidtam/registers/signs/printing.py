"""A sign on paper: the working sheet to scale, and each panel in its own size."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.ground.codes import queries as codes
from tidtam.ground.codes.actions import CodeRow, code_for
from tidtam.kit import money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import date_short
from tidtam.kit.notice import notice
from tidtam.kit.paper import render
from tidtam.kit.qr import qr
from tidtam.kit.site import here, site
from tidtam.registers.assets.queries import place
from tidtam.registers.signs.actions.rules import subject_of
from tidtam.registers.signs.distances import in_words
from tidtam.registers.signs.drawing.layout import Drawing
from tidtam.registers.signs.drawing.situation import situation
from tidtam.registers.signs.drawing.svg import written
from tidtam.registers.signs.models import Arrow, Panel, Permission, Point, Sign
from tidtam.registers.signs.panels import drawn
from tidtam.registers.signs.pictograms import PICTOGRAMS

SCALES = (1, 2, 5, 10, 20, 25, 50, 100)
#: What an A4 sheet leaves for one panel, in millimetres.
ROOM = (170.0, 105.0)


class Drawn(NamedTuple):
    panel: Panel
    drawing: Drawing
    scale: int


def scale_for(drawing: Drawing) -> int:
    """The largest of the scales in use at which it fits on the sheet."""
    return next(
        (one for one in SCALES if drawing.width / one <= ROOM[0] and drawing.height / one <= ROOM[1]),
        SCALES[-1],
    )


def sheet(sign: Sign, *, by: Actor | None) -> bytes:
    """The working sheet as PDF, in the reader's language, with the code that is stuck on the post. Raises
    `drawing.facts.TooNarrow`."""
    rows = [Drawn(one, made := drawn(one), scale_for(made)) for one in sign.panels.all()]
    pictures = {f"panel{row.panel.order}.svg": written(row.drawing) for row in rows}
    short = code_address(sign, by=by)
    if short:
        pictures["code.svg"] = qr(short)
    where = _situation(sign)
    if where is not None:
        pictures["situation.svg"] = where
    inputs: dict[str, Any] = {
        "title": _("Direction sign %(number)s") % {"number": f"{sign.number} {sign.name}"},
        "lang": (get_language() or "th")[:2],
        "notice": notice() or "",
        "reference": sign.number,
        "panels": [_panel(row) for row in rows],
        "words": {
            "scale": _("scale"),
            "map": _("Where it stands; north is above."),
            "code": _("To be stuck on the post: travellers say here when something is wrong."),
        },
        "code": short,
        "head": [
            "",
            _("Name in Thai"),
            _("Name in English"),
            _("Arrow"),
            _("Distance"),
            _("Pictogram"),
        ],
        "lines": [_line(row.panel, line) for row in rows for line in row.panel.lines.all()],
        "facts": _facts(sign, rows),
        "situation": None if where is None else True,
    }
    return render("signs/sign.typ", inputs, pictures=pictures)


def full_size(panel: Panel) -> bytes:
    """One panel as a page of its own size, for the sign maker's machine. Raises `drawing.facts.TooNarrow`."""
    made = drawn(panel)
    inputs = {
        "title": f"{panel.sign.number}/{panel.order}",
        "lang": (get_language() or "th")[:2],
        "width": made.width,
        "height": made.height,
        "label": _spoken(panel),
    }
    return render("signs/panel.typ", inputs, pictures={"panel.svg": written(made)})


def code_address(sign: Sign, *, by: Actor | None) -> str:
    """Of the short page behind the sign's code, which is made when it is first printed; "" without a visitors' site."""
    code = code_for(CodeRow(subject_of(sign), sign.area_id, str(sign)), by=by)
    path = codes.short_address(code)
    return f"{(site() or here()).rstrip('/')}{path}" if path else ""


def _panel(row: Drawn) -> dict[str, Any]:
    made, scale = row.drawing, row.scale
    return {
        "picture": f"panel{row.panel.order}.svg",
        "label": _("Panel %(panel)s") % {"panel": row.panel.order} + f" · {row.panel.sign_class}",
        "scale": scale,
        "drawn_width": made.width / scale,
        "drawn_height": made.height / scale,
        "wide": f"{made.width:,.0f} {_('mm')}",
        "high": f"{made.height:,.0f} {_('mm')}",
    }


def _line(panel: Panel, line: Any) -> list[str]:
    return [
        f"{panel.order}.{line.order}",
        line.text_th,
        line.text_en,
        str(Arrow(line.arrow).label),
        in_words(line.distance_m) if line.distance_m else "",
        str(PICTOGRAMS.get(line.pictogram, "")),
    ]


def _facts(sign: Sign, rows: Sequence[Drawn]) -> list[tuple[str, str]]:
    """What a sign maker and the owner of the road have to know, label and value."""
    letters = sorted({f"{row.drawing.letter_mm:.0f}" for row in rows})
    cost = sum((row.panel.cost or 0) * row.panel.copies for row in rows)
    told = [
        (_("Place"), place(sign.area)),
        (_("Owner of the road"), f"{sign.get_road_owner_display()} {sign.road_number}".strip()),
        (_("Permission"), _permission(sign)),
        (_("Position on the map"), _degrees(sign.point)),
        (_("From where it is read"), _degrees(sign.read_from)),
        (_("The junction"), _degrees(sign.junction)),
        (_("Height of the Thai letters (mm)"), ", ".join(letters)),
        (_("Material"), ", ".join(sorted({row.panel.material for row in rows if row.panel.material}))),
        (_("How many"), ", ".join(f"{row.panel.copies:,}" for row in rows)),
        (_("Cost (baht)"), money.text(cost) if cost else ""),
    ]
    return [(label, value) for label, value in told if value]


def _permission(sign: Sign) -> str:
    words = [str(Permission(sign.permission).label), sign.permission_number]
    if sign.granted_on is not None:
        words.append(date_short(sign.granted_on))
    return " ".join(filter(None, words))


def _degrees(point: Point | None) -> str:
    return "" if point is None else f"{point[0]:.6f}, {point[1]:.6f}"


def _situation(sign: Sign) -> str | None:
    if sign.point is None:
        return None
    targets = [
        (line.text_th, line.target_point)
        for panel in sign.panels.all()
        for line in panel.lines.all()
        if line.target_point is not None
    ]
    return situation(sign.point, sign.read_from, sign.junction, targets)


def _spoken(panel: Panel) -> str:
    """What stands on it, in words, for who does not see it."""
    return ", ".join(
        " ".join(
            filter(None, [line.text_th, line.text_en, str(Arrow(line.arrow).label) if line.arrow else ""])
        )
        for line in panel.lines.all()
    )
