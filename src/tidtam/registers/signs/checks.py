"""Whether a sign is right: what its class, its road, its languages and the ground say against it.

Nothing here refuses: the office sees what is wrong before it pays. Directions are straight ones and roads wind, so an
arrow is told only where it points away from its place, and a distance where no road can be so short or so long.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.calendar import date_short
from tidtam.registers.signs import geometry
from tidtam.registers.signs.distances import expected_metres, in_words
from tidtam.registers.signs.drawing.facts import TooNarrow
from tidtam.registers.signs.models import OPEN, Arrow, Line, Panel, Permission, Point, Sign, SignClass
from tidtam.registers.signs.panels import drawn

SHORTEST, LONGEST = 0.95, 2.5
NEAR_METRES = 60
AWAY_DEGREES = 90
FAR_METRES = 30_000


class Check(NamedTuple):
    """One thing that is not right. state: late (wrong) or soon (to be looked at); line, panel: where, None of all."""

    code: str
    state: str
    text: str
    panel: int | None = None
    line: int | None = None


def checks(sign: Sign, *, today: date | None = None) -> list[Check]:
    """All that speaks against it, of the whole sign first. The sign's panels, lines and targets are read once."""
    found = [*_of_place(sign), *_of_permission(sign, today or clock.today())]
    panels = list(sign.panels.all())
    if not panels:
        found.append(Check("no_panel", "late", _("Nothing is written on it yet.")))
    for panel in panels:
        found += _of_panel(sign, panel)
    return found


def _of_place(sign: Sign) -> Iterator[Check]:
    if sign.point is None:
        yield Check("no_point", "soon", _("Where it stands is not on the map."))
        return
    home = sign.area.point
    if home is not None and geometry.metres(sign.point, home) > FAR_METRES:
        yield Check(
            "far",
            "soon",
            _("It stands %(km)s km from its area.")
            % {"km": f"{geometry.metres(sign.point, home) / 1000:.0f}"},
        )
    if sign.read_from is None:
        yield Check(
            "no_read_from", "soon", _("From where it is read is not known: its arrows cannot be checked.")
        )


def _of_permission(sign: Sign, today: date) -> Iterator[Check]:
    needed = any(panel.sign_class.needs_permission for panel in sign.panels.all())
    if sign.permission == Permission.REFUSED:
        yield Check("refused", "late", _("The owner of the road refused it."))
    elif needed and sign.permission != Permission.GRANTED:
        state = "soon" if sign.state in OPEN else "late"
        yield Check("no_permission", state, _("The owner of the road has not permitted it yet."))
    elif sign.permission_until is not None and sign.permission_until < today:
        yield Check(
            "permission_ended",
            "late",
            _("Its permission ended on %(day)s.") % {"day": date_short(sign.permission_until)},
        )


def _of_panel(sign: Sign, panel: Panel) -> Iterator[Check]:
    lines, kind, at = list(panel.lines.all()), panel.sign_class, panel.order
    if len(lines) < kind.min_places:
        yield Check(
            "too_few",
            "late",
            _("“%(name)s” has at least %(least)s places.") % {"name": str(kind), "least": kind.min_places},
            at,
        )
    if lines:
        yield from _of_room(panel)
    for line in lines:
        yield from _of_line(sign, panel, line, kind)


def _of_room(panel: Panel) -> Iterator[Check]:
    """Whether what is written fits into the size that was asked for."""
    try:
        made = drawn(panel)
    except TooNarrow as narrow:
        words = (
            _("It does not fit: %(missing)s mm are missing in width.")
            if narrow.side == "width"
            else _("It does not fit: %(missing)s mm are missing in height.")
        )
        yield Check(
            "room", "late", words % {"missing": f"{narrow.missing_mm:,}"}, panel.order, narrow.line or None
        )
        return
    if made.letter_mm < panel.sign_class.letter_mm:
        yield Check(
            "letters",
            "soon",
            _("Its letters are %(mm)s mm high, less than its class says.") % {"mm": f"{made.letter_mm:.0f}"},
            panel.order,
        )


def _of_line(sign: Sign, panel: Panel, line: Line, kind: SignClass) -> Iterator[Check]:
    where = (panel.order, line.order)
    if not line.text_en:
        yield Check("no_english", "soon", _("English is missing: %(line)s") % {"line": line.text_th}, *where)
    target = line.target_point
    if sign.point is None or target is None:
        return
    straight = geometry.metres(sign.point, target)
    if line.distance_m is not None and straight > NEAR_METRES:
        yield from _of_distance(line, straight, where)
    if line.arrow and sign.read_from is not None and straight > NEAR_METRES:
        yield from _of_arrow(sign.read_from, sign.point, sign.junction, target, line, where)


def _of_distance(line: Line, straight: float, where: tuple[int, int]) -> Iterator[Check]:
    stated = line.distance_m or 0
    least, most = straight * SHORTEST - 100, straight * LONGEST + 500
    if not least <= stated <= most:
        yield Check(
            "distance",
            "late" if stated < least else "soon",
            _("%(line)s: it says %(stated)s, and by the map it is about %(guess)s.")
            % {
                "line": line.text_th,
                "stated": in_words(stated),
                "guess": in_words(expected_metres(straight)),
            },
            *where,
        )


def _of_arrow(
    read_from: Point, stands: Point, junction: Point | None, target: Point, line: Line, where: tuple[int, int]
) -> Iterator[Check]:
    """A traveller turns at the junction where one is known, which lies ahead of the sign."""
    at = junction or stands
    angle = (
        geometry.turn(read_from, stands, target) if at == stands else _turn_at(read_from, stands, at, target)
    )
    if geometry.apart(angle, geometry.ANGLES[line.arrow]) > AWAY_DEGREES:
        yield Check(
            "arrow",
            "late",
            _("%(line)s: the arrow says “%(arrow)s”, and by the map it lies “%(right)s”.")
            % {
                "line": line.text_th,
                "arrow": Arrow(line.arrow).label,
                "right": Arrow(geometry.arrow_for(angle)).label,
            },
            *where,
        )


def _turn_at(read_from: Point, stands: Point, junction: Point, target: Point) -> float:
    """Degrees of the turn at the junction, by one who comes from where the sign is read."""
    comes = geometry.bearing(read_from, stands if geometry.metres(stands, junction) < 1 else junction)
    return (geometry.bearing(junction, target) - comes + 180) % 360 - 180
