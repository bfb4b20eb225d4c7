"""Plain charts drawn at once and in the process: ranked bars, two years' lines, standing columns.

For pages whose numbers are new each time; what is drawn once and kept is for `charts`. One message each, the values
at their marks, the same colours, safe under the strict CSP; the table with the same facts stands beside it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tidtam.kit.charts import COLOURS, MARKS, NARROW, WIDE

FONT = "Sarabun, sans-serif"
SIZE, ROW, TOP = 14, 28, 58
LETTER = 7.6  # px: a letter of Sarabun at 14 px, marks over and under it taking no room
THEMED = re.compile(r"var\(--[a-z]+, (#[0-9a-f]{6})\)")


class Bar(NamedTuple):
    """value may be below zero; text: how it is written; solid: so much of it is drawn full, the rest pale."""

    label: str
    value: int
    text: str
    solid: int | None = None


class Line(NamedTuple):
    """One line through all places; None where nothing is known. strong: the one that the chart is about."""

    name: str
    values: Sequence[int | None]
    strong: bool = True


def bars(title: str, rows: Sequence[Bar], *, unit: str = "", width: int = WIDE) -> str:
    """Lying bars in the order given, from zero to the right."""
    names = min(max([_wide(row.label) for row in rows] or [0]), width * 0.42)
    room = max([_wide(row.text) for row in rows] or [0]) + 10
    most = max([abs(row.value) for row in rows] or [0]) or 1
    scale = max(width - names - room - 12, 20) / most
    parts = []
    for place, row in enumerate(rows):
        y = TOP + place * ROW
        long = max(abs(row.value) * scale, 0.8)
        colour = _colour("indigo" if row.value >= 0 else "lac")
        at = f'x="{names + 8:.1f}" y="{y + 4}" height="{ROW - 9}" rx="2" fill="{colour}"'
        parts += [
            _text(names, y + 18, _cut(row.label, names), anchor="end"),
            f'<rect {at} width="{long:.1f}"{"" if row.solid is None else _PALE}/>',
            _text(names + long + 14, y + 18, row.text),
        ]
        if row.solid:
            parts.append(f'<rect {at} width="{min(abs(row.solid) * scale, long):.1f}"/>')
    return _drawing(title, unit, width, TOP + len(rows) * ROW + 8, parts, _spoken(title, unit, rows))


def columns(title: str, rows: Sequence[Bar], *, unit: str = "", width: int = WIDE) -> str:
    """Standing columns in the order given; on a telephone they lie, so that their names fit."""
    if width < WIDE:
        return bars(title, rows, unit=unit, width=width)
    most = max([row.value for row in rows] or [0]) or 1
    step, high = (width - 8) / max(len(rows), 1), 190
    parts = []
    for place, row in enumerate(rows):
        tall = max(row.value, 0) * high / most
        middle = 4 + step * (place + 0.5)
        top = TOP + 14 + high - tall
        parts += [
            f'<rect x="{middle - step * 0.36:.1f}" y="{top:.1f}" width="{step * 0.72:.1f}" height="{tall:.1f}" '
            f'rx="2" fill="{_colour("indigo")}"/>',
            _text(middle, top - 5, row.text, anchor="middle"),
            _text(middle, TOP + high + 34, row.label, anchor="middle", colour="quiet"),
        ]
    parts.append(_axis(4, TOP + 14 + high, width - 4))
    return _drawing(title, unit, width, TOP + high + 48, parts, _spoken(title, unit, rows))


def lines(
    title: str, places: Sequence[str], drawn: Sequence[Line], *, unit: str = "", width: int = WIDE
) -> str:
    """Lines from zero through the places, each named at its end; every value is in the table beside."""
    values = [value for line in drawn for value in line.values if value is not None]
    most = max(values or [0]) or 1
    names = max([_wide(line.name) for line in drawn] or [0]) + 14
    left, right, high = 26, width - names - 8, 190
    step = (right - left) / max(len(places) - 1, 1)

    def at(place: int, value: int) -> tuple[float, float]:
        return left + step * place, TOP + 8 + high - max(value, 0) * high / most

    parts = [_axis(left, TOP + 8 + high, right)]
    every = max(1, -(-len(places) * 52 // max(int(right - left), 1)))
    for place, name in enumerate(places):
        if place % every == 0:
            parts.append(_text(at(place, 0)[0], TOP + high + 30, name, anchor="middle", colour="quiet"))
    ends: list[float] = []
    for line in sorted(drawn, key=lambda one: one.strong):
        known = [at(place, value) for place, value in enumerate(line.values) if value is not None]
        if not known:
            continue
        colour = _colour("indigo" if line.strong else "quiet")
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in known)
        dashed = "" if line.strong else ' stroke-dasharray="5 4"'
        parts.append(
            f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{2.5 if line.strong else 1.8}"'
            f'{dashed} stroke-linejoin="round" stroke-linecap="round"/>'
        )
        if line.strong:
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{colour}"/>' for x, y in known]
        x, y = known[-1]
        away = (
            17 if y < TOP + high / 2 else -17
        )  # settled once: a name in the middle would go to and fro for ever
        while any(abs(y - other) < 17 for other in ends):
            y += away
        ends.append(y)
        parts.append(_text(x + 10, y + 5, line.name, colour="indigo" if line.strong else "quiet"))
    told = "; ".join(
        f"{line.name}: "
        + ", ".join(f"{p} {v:,}" for p, v in zip(places, line.values, strict=True) if v is not None)
        for line in drawn
    )
    return _drawing(title, unit, width, TOP + high + 44, parts, f"{title}: {told}")


def alone(drawing: str) -> str:
    """The drawing as a file of its own: plain colours, its namespace, a ground to stand on."""
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    plain = THEMED.sub(r"\1", drawing)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + plain.replace(">", f">{ground}", 1)


_PALE = ' fill-opacity="0.45"'


def _drawing(title: str, unit: str, width: int, height: int, parts: Sequence[str], spoken: str) -> str:
    head = [
        f'<text x="2" y="20" font-size="16" font-weight="600" fill="{_colour("ink")}">{escape(line)}</text>'
        for line in [_cut(title, width - 4)]
    ]
    if unit:
        head.append(_text(2, 42, unit, colour="quiet"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label={quoteattr(spoken)} font-family="{FONT}" font-size="{SIZE}">'
        f"{''.join([*head, *parts])}</svg>"
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", colour: str = "ink") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{_colour(colour)}">{escape(words)}</text>'


def _axis(left: float, y: float, right: float) -> str:
    return (
        f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{right:.1f}" y2="{y:.1f}" '
        f'stroke="{_colour("thread")}" stroke-width="1"/>'
    )


def _colour(name: str) -> str:
    return f"var(--{name}, {COLOURS[name]})"


def _wide(words: str) -> float:
    return LETTER * len(MARKS.sub("", words))


def _cut(words: str, room: float) -> str:
    """As much as fits, with the sign that there is more; never a mark without its letter."""
    if _wide(words) <= room + 6:
        return words
    kept = words
    while kept and (_wide(kept) + LETTER > room or MARKS.match(words[len(kept)])):
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _spoken(title: str, unit: str, rows: Sequence[Bar]) -> str:
    said = f" ({unit})" if unit else ""
    return f"{title}{said}: " + "; ".join(f"{row.label} {row.text}" for row in rows)


__all__ = ["NARROW", "WIDE", "Bar", "Line", "alone", "bars", "columns", "lines"]
