"""From facts to what a press takes: a template, its inputs, its drawings, and the files of its photographs."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from tidtam.ground.files.shelf import path_of
from tidtam.kit import paper
from tidtam.kit.qr import qr
from tidtam.reporting.prints.drawn import Drawn, width_of
from tidtam.reporting.prints.facts import MarkShown, Shot

EDITION = 1  # one more whenever photographs are cut otherwise
DOTS = 200  # an inch, of a printed photograph
THUMBNAIL = 480  # px that the kept small picture has at most
KEPT_LETTERS = 11


class Cut(NamedTuple):
    """A photograph in one shape. small: the kept small picture is large enough."""

    sha256: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.sha256[:20]}-{self.width}x{self.height}.jpg"

    @property
    def path(self) -> Path:
        thumbnail = path_of(self.sha256, thumbnail=True)
        if max(self.width, self.height) <= THUMBNAIL and thumbnail.exists():
            return thumbnail
        return path_of(self.sha256)


@dataclass(frozen=True)
class Job:
    """One paper that can be set. pages: sheets that it must have, 0 where that follows from what is in it."""

    template: str
    inputs: Mapping[str, Any]
    drawings: Mapping[str, str] = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()
    beside: tuple[str, ...] = ("prints/cloth.typ",)
    trim: Mapping[str, tuple[float, float]] | None = None

    @cached_property
    def body(self) -> dict[str, Any]:
        """As the press reads it, without the place to write to."""
        return paper.job_of(self.template, self.inputs, pictures=self.drawings, beside=self.beside)

    @cached_property
    def key(self) -> str:
        """The same for the same paper: words, drawings, photographs, templates."""
        told = json.dumps(
            [EDITION, self.body | {"fonts": ""}, [cut.name for cut in self.cuts], self.trim], sort_keys=True
        )
        return hashlib.sha256(told.encode()).hexdigest()

    def order(self, out: Path, *, dots: float = 0) -> dict[str, Any]:
        """The line for the press. dots: pages as pictures of so many dots an inch, into the folder `out`."""
        photos = [
            {"name": cut.name, "path": str(cut.path), "width": cut.width, "height": cut.height}
            for cut in self.cuts
        ]
        return {**self.body, "photos": photos, "out": str(out), "dots": dots, "trim": self.trim}


class Cutter:
    """Gathers the photographs that a paper needs, each shape once."""

    def __init__(self) -> None:
        self.cuts: dict[Cut, None] = {}

    def shot(self, shot: Shot | None, width: float, height: float) -> dict[str, str] | None:
        """For a template: the photograph in a frame of so many millimetres."""
        if shot is None:
            return None
        cut = Cut(shot.sha256, _dots(width), _dots(height))
        self.cuts[cut] = None
        return {"picture": cut.name, "caption": shot.caption}


def drawn_map(
    drawn: Drawn | None, name: str, *, kilometre: str, note: str
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """A map for a template, and its drawing under that name."""
    if drawn is None:
        return None, {}
    given = {
        "picture": f"{name}.svg",
        "width": drawn.width,
        "height": drawn.height,
        "labels": [label._asdict() for label in drawn.labels],
        "bar": drawn.bar,
        "scale": f"{drawn.bar_km:g} {kilometre}",
        "note": note if drawn.approximate else "",
    }
    return given, {f"{name}.svg": drawn.svg}


def code(address: str) -> dict[str, str]:
    """The QR's drawing."""
    return {"qr.svg": qr(address)}


def mark(shown: MarkShown | None) -> dict[str, str] | None:
    return shown._asdict() if shown is not None else None


def trim_of(bleed: bool) -> dict[str, tuple[float, float]] | None:
    """Where a shop cuts, 10 mm within the page, and how far colour reaches over that, in points."""
    if not bleed:
        return None
    point = 72 / 25.4
    return {"TrimBox": (10 * point, 10 * point), "BleedBox": (7 * point, 7 * point)}


def credits(shots: Sequence[Shot], *, word: str) -> str:
    """Whose photographs these are, each name once."""
    names = list(dict.fromkeys(shot.credit for shot in shots if shot.credit))
    return f"{word} {', '.join(names)}" if names else ""


def kept_names(*names: str) -> list[str]:
    """Those short enough to stand unbroken in any column, the longest first, so that none is found within another."""
    short = {name for name in names if name and width_of(name, 1.0) <= KEPT_LETTERS * width_of("ก", 1.0)}
    return sorted(short, key=lambda name: (-len(name), name))


def shown_address(address: str) -> str:
    """Without the scheme, as people read it."""
    return address.split("://", 1)[-1]


def _dots(millimetres: float) -> int:
    return max(8, round(millimetres / 25.4 * DOTS))
