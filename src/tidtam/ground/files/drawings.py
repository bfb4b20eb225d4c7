"""Signs and emblems: a PNG, a JPEG or an SVG becomes one small PNG, which holds nothing but its dots.

An SVG is drawn here once and not kept: it can hold programs and ask for other files. Only shapes are taken over.
"""

import io
import math
import warnings
from dataclasses import dataclass
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _
from PIL import Image

from tidtam.ground.files.pictures import MOST_PIXELS, plain
from tidtam.kit import raster

FORMATS = ("PNG", "JPEG")
LONGEST = 1200  # dots: three centimetres on paper at 1,000 to the inch
NARROWEST = 6  # how many times longer than broad
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs"}) | {
    "clipPath", "linearGradient", "radialGradient", "stop", "title", "desc", "style",
}  # fmt: skip
UNSEEN = frozenset(
    {"metadata"}
)  # of the program that made the drawing, as everything outside of SVG's own words
LINK = "{http://www.w3.org/1999/xlink}href"


class DrawingProblem(Exception):
    """The drawing cannot be taken; the text says why and what to do."""


@dataclass(frozen=True)
class Drawing:
    """A drawing as it is kept: PNG on white, nothing besides its dots."""

    png: bytes
    width: int
    height: int


def read(content: bytes) -> Drawing:
    """Read an uploaded PNG, JPEG or SVG; DrawingProblem says why it cannot be."""
    body = _rasterised(content) if _is_markup(content) else content
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(body), formats=FORMATS) as image:
                return _read(image)
    except DrawingProblem:
        raise
    except Exception as error:  # a decoder that is given hostile bytes raises whatever it likes
        raise DrawingProblem(_unreadable()) from error


def _read(image: Image.Image) -> Drawing:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise DrawingProblem(
            _("The picture has %(size)s million pixels; at most %(limit)s million can be taken.")
            % {"size": f"{width * height / 1e6:,.0f}", "limit": f"{MOST_PIXELS / 1e6:,.0f}"}
        )
    if min(width, height) < 2:
        raise DrawingProblem(_("The picture is empty."))
    if max(width, height) > NARROWEST * min(width, height):
        raise DrawingProblem(_("The sign is too long and narrow for a letter's head."))
    image.load()
    kept = plain(image)
    kept.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    if kept.getextrema() == ((255, 255),) * 3:
        raise DrawingProblem(_("The picture is empty."))
    out = io.BytesIO()
    kept.save(out, "PNG", optimize=True)
    return Drawing(out.getvalue(), kept.width, kept.height)


def _is_markup(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _rasterised(content: bytes) -> bytes:
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise DrawingProblem(
            _("This SVG holds declarations that are not taken. Save it as plain SVG or as PNG.")
        ) from error
    except Exception as error:  # whatever a parser makes of a stranger's markup
        raise DrawingProblem(_unreadable()) from error
    if root.tag != f"{SVG}svg":
        raise DrawingProblem(_unreadable())
    _bare(root)
    width, height = _size(root)
    root.set("width", f"{300 * min(1, width / height):.2f}")
    root.set("height", f"{300 * min(1, height / width):.2f}")
    drawn = ElementTree.tostring(root, encoding="unicode")
    try:
        return raster.png(drawn, width=round(LONGEST * min(1, width / height)))
    except raster.RasterProblem as error:
        raise DrawingProblem(_unreadable()) from error


def _bare(element: Any) -> None:
    """Leave the shapes of the drawing and refuse what runs, fetches or repeats; what nobody sees falls away."""
    for child in list(element):
        part = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else ""
        if part in UNSEEN or not part or part.startswith("{"):
            element.remove(child)
            continue
        if part not in SHAPES or (part == "style" and _reaches_out(child.text or "")):
            raise DrawingProblem(
                _("This SVG holds a part “%(part)s” that is not taken. Save it as PNG.") % {"part": part[:40]}
            )
        _bare(child)
    for name, value in list(element.attrib.items()):
        linked, foreign = name in (LINK, "href"), name.startswith("{")
        if not value.strip().startswith("#") if linked else foreign or _reaches_out(value):
            del element.attrib[name]


def _reaches_out(said: str) -> bool:
    return "@" in said or "\\" in said or "url(" in said.lower().replace("url(#", "")


def _size(root: Any) -> tuple[float, float]:
    """Breadth and height by the drawing's own measure; only their proportion counts."""
    said = root.get("viewBox", "").replace(",", " ").split()[2:4] or [root.get("width"), root.get("height")]
    try:
        width, height = (float((text or "").removesuffix("px").removesuffix("mm")) for text in said)
    except ValueError as error:
        raise DrawingProblem(_("The SVG does not say how large it is. Save it as PNG.")) from error
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise DrawingProblem(_("The picture is empty."))
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return width, height


def _unreadable() -> str:
    return _("This is not a drawing that can be read. Send it as PNG or SVG.")
