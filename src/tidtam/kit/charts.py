"""Charts: a spec becomes an SVG that page and paper share, drawn once per spec and kept under HOME/charts.

One message each, which is its title; the values stand at their marks, so there is no legend and no grid to read
off. A chart never stands alone: the table it is drawn from stands beside it.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tidtam.kit.paper import FONTS, decompose_am

Spec = dict[str, Any]
Row = tuple[str, int] | tuple[str, int, str]  # label, value, and how the value is written (default: 1,441)

VERSION = "3"  # of how a spec is drawn
PATIENCE = 60  # seconds
WIDE, NARROW = 640, 330  # px: desk and paper, telephone
LABEL = 150  # px: the longest name beside a bar
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # stand over or under a letter, take no room
COLOURS = {
    "ink": "#20242b",
    "quiet": "#5c616b",
    "thread": "#e4ddcf",
    "indigo": "#1f3f6e",
    "lac": "#97222d",
    "jackfruit": "#8a5a00",
    "leaf": "#35662f",
}
SVG = "http://www.w3.org/2000/svg"
KEPT_TAGS = {"svg", "g", "path", "rect", "line", "text", "tspan", "circle"}
KEPT_WORDS = (
    "d x y x1 x2 y1 y2 cx cy r width height viewBox transform fill stroke opacity fill-opacity dx dy rx ry "
    "stroke-width stroke-dasharray stroke-opacity stroke-miterlimit stroke-linecap stroke-linejoin "
    "font-family font-size font-weight text-anchor"
)
KEPT_ATTRIBUTES = frozenset(KEPT_WORDS.split())


class ChartProblem(Exception):
    """A spec could not be drawn; the text is the drawing program's own."""


def bar(title: str, rows: Iterable[Row], *, unit: str = "", colour: str = "indigo") -> Spec:
    """Lying bars, one a row, in the order given: for districts, categories, anything with a name."""
    return _spec("bar", title, rows, unit, colour)


def column(title: str, rows: Iterable[Row], *, unit: str = "", colour: str = "indigo") -> Spec:
    """Standing bars in the order given: for months. On a telephone they lie, so that their names fit."""
    return _spec("column", title, rows, unit, colour)


def line(title: str, rows: Iterable[Row], *, unit: str = "", colour: str = "indigo") -> Spec:
    """One line through the rows in the order given, from zero; on a telephone lying bars."""
    return _spec("line", title, rows, unit, colour)


def svg(spec: Spec, *, width: int = WIDE) -> str:
    """The drawing, from HOME/charts when it was drawn before; colours follow the page's theme.

    Safe to put into a page under the strict CSP: known elements and presentation attributes only.
    """
    text = json.dumps({**spec, "width": width}, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(f"{VERSION}\n{text}".encode()).hexdigest()[:32]
    path = _folder() / f"{digest}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        drawn = _plain(_draw(vega_lite(spec, width)), spoken(spec))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(drawn, encoding="utf-8")
    draft.replace(path)
    return drawn


def spoken(spec: Spec) -> str:
    """What a person hears who cannot see the chart: its message and every value."""
    unit = f" ({spec['unit']})" if spec["unit"] else ""
    return f"{spec['title']}{unit}: " + "; ".join(f"{row[0]} {row[2]}" for row in spec["rows"])


def for_paper(drawing: str) -> str:
    """The same drawing for a PDF: plain colours, and ำ in the parts that typst sets without overlap."""
    return decompose_am(re.sub(r"var\(--[a-z]+, (#[0-9a-f]{6})\)", r"\1", drawing))


def _spec(kind: str, title: str, rows: Iterable[Row], unit: str, colour: str) -> Spec:
    written = [(row[0], row[1], row[2] if len(row) > 2 else f"{row[1]:,}") for row in rows]
    return {"kind": kind, "title": title, "unit": unit, "rows": written, "colour": COLOURS[colour]}


def vega_lite(spec: Spec, width: int) -> str:
    """The spec in Vega-Lite's words, for a drawing `width` pixels wide."""
    lying = spec["kind"] == "bar" or width < WIDE
    values = [
        {"place": place, "value": value, "text": text}
        for place, (_label, value, text) in enumerate(spec["rows"])
    ]
    labels = [row[0] for row in spec["rows"]]
    names = {
        "field": "place",  # not the name itself: two rows may bear the same
        "type": "ordinal",
        "axis": {
            "title": None,
            "labelExpr": f"({json.dumps(labels, ensure_ascii=False)})[datum.value]",
            "labelOverlap": False,
            **({"labelLimit": LABEL, "labelPadding": 6} if lying else {"labelAngle": 0, "labelPadding": 7}),
        },
    }
    amount = {
        "field": "value",
        "type": "quantitative",
        "axis": None,  # the values are written
        "scale": {"domain": [0, _top(spec, width, lying)], "nice": False},
    }
    written = {"field": "text", "type": "nominal"}
    return json.dumps(
        {
            "title": {"text": spec["title"], **({"subtitle": spec["unit"]} if spec["unit"] else {})},
            "data": {"values": values},
            "width": width,
            "height": 26 * len(values) + 8 if lying else 220,
            "autosize": {"type": "fit-x", "contains": "padding"},
            "encoding": {"y": names, "x": amount} if lying else {"x": names, "y": amount},
            "layer": [
                {"mark": _mark(spec, lying)},
                {"mark": _writing(spec, lying), "encoding": {"text": written}},
            ],
            "config": _config(),
        },
        ensure_ascii=False,
    )


def _top(spec: Spec, width: int, lying: bool) -> float:
    """Where the scale ends, so that the longest bar leaves room for what is written behind or above it."""
    top: int = max([row[1] for row in spec["rows"]] or [0])
    names = min(LABEL, 9 * max([len(MARKS.sub("", row[0])) for row in spec["rows"]] or [0]))
    plot = max(width - names - 16, 40)
    text = 8 * max([len(MARKS.sub("", row[2])) for row in spec["rows"]] or [0]) + 6
    return max(top, 1) * (plot / max(plot - text, plot / 4) if lying else 1.14)


def _mark(spec: Spec, lying: bool) -> dict[str, Any]:
    if spec["kind"] == "line" and not lying:
        point = {"filled": True, "size": 45, "color": spec["colour"]}
        return {"type": "line", "color": spec["colour"], "strokeWidth": 2.5, "point": point}
    breadth = {"height": {"band": 0.66}} if lying else {"width": {"band": 0.7}}
    return {"type": "bar", "color": spec["colour"], "cornerRadiusEnd": 2, **breadth}


def _writing(spec: Spec, lying: bool) -> dict[str, Any]:
    if lying:
        return {"type": "text", "align": "left", "baseline": "middle", "dx": 5}
    return {
        "type": "text",
        "align": "center",
        "baseline": "bottom",
        "dy": -8 if spec["kind"] == "line" else -3,
    }


def _config() -> Spec:
    words = {"font": "Sarabun", "fontSize": 14, "color": COLOURS["ink"]}
    axis = {"labelFont": "Sarabun", "labelFontSize": 14, "labelColor": COLOURS["ink"]}
    return {
        "background": None,
        "padding": 2,
        "view": {"stroke": None},
        "axis": {**axis, "grid": False, "ticks": False, "domainColor": COLOURS["thread"]},
        "text": words,
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "font": "Sarabun",
            "fontSize": 16,
            "fontWeight": 600,
            "color": COLOURS["ink"],
            "subtitleFont": "Sarabun",
            "subtitleFontSize": 14,
            "subtitleColor": COLOURS["quiet"],
            "subtitlePadding": 6,
            "offset": 10,
        },
    }


def _draw(spec: str) -> bytes:
    """Vega-Lite's SVG, from a process of its own: the drawing program keeps 83 MB once it has run."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script, arguments fixed
            [sys.executable, "-E", "-s", str(Path(__file__).with_name("chart_press.py")), str(FONTS)],
            input=spec.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ChartProblem(f"not drawn within {PATIENCE} s") from error
    if done.returncode:
        raise ChartProblem(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _plain(drawing: bytes, description: str) -> str:
    """Known elements and attributes only, the theme's colours by name, and one spoken description."""
    source = ElementTree.fromstring(drawing)  # noqa: S314 - made by the line above, not by a stranger
    root = _kept(source)
    root.set("role", "img")
    root.set("aria-label", description)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _kept(element: ElementTree.Element) -> ElementTree.Element:
    copy = ElementTree.Element(element.tag)
    copy.text = element.text
    for name, value in element.attrib.items():
        if name in KEPT_ATTRIBUTES and "url(" not in value:
            copy.set(name, _themed().get(value.lower(), value))
    for child in element:
        if child.tag.removeprefix(f"{{{SVG}}}") in KEPT_TAGS:
            copy.append(_kept(child))
    return copy


@lru_cache(maxsize=1)
def _themed() -> dict[str, str]:
    return {colour: f"var(--{name}, {colour})" for name, colour in COLOURS.items()}


def _folder() -> Path:
    from django.conf import settings

    return Path(settings.HOME) / "charts"
