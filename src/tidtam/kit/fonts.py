"""The letters of page and paper, made at set-up from the package fontpkg-sarabun; never committed.

Sarabun as it comes has two faults in a PDF: a tone mark over a vowel stands a little higher or lower than the
vowel's own anchor says, so readers copy the syllable twice (ศักดิ์สิทธิ์), and over ป ฝ ฟ it jumps sideways, so
they copy a space (ปั๊ ม). Both are put right here. The shapes of the states (○ ◐ ✓ ●) are drawn into the same
font, so that no other font is ever asked for a character.

    python -m tidtam.kit.fonts        makes what is missing; quick when nothing is.
"""

# mypy: disable-error-code="no-untyped-call"
# (fontTools has no types)

import hashlib
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from tidtam.kit import glyphs
from tidtam.kit.paper.spelling import OUTLINES

VERSION = "1"  # of what this module does to the font
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
PAPER = Path(__file__).parent / "paper" / "fonts"
PAGES = Path(__file__).parent / "static" / "kit" / "fonts"
CHARACTERS = PAPER / "characters.txt"

PAGE_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0xE01, 0xE5B),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x2190, 0x2193),
)
PAGE_SINGLES = (
    0x131,
    0x152,
    0x153,
    0x200B,
    0x200D,
    0x2060,
    0x20AC,
    0x2122,
    0x2212,
    0x2248,
    0x2260,
    0x2264,
    0x2265,
)
SHAPES = (0x25A0, 0x25A1, 0x25B2, 0x25BC, 0x25CB, 0x25CF, 0x25D0, 0x2713)


def stamp() -> str:
    """Changes when the font's source or this module's work on it does."""
    heart = hashlib.sha256(VERSION.encode())
    for part in (__file__, glyphs.__file__):
        heart.update(Path(part).read_bytes())
    for style in WEIGHTS.values():
        heart.update(_source(style).read_bytes())
    return heart.hexdigest()[:16]


def ready() -> bool:
    """Whether the letters lie there, made from this very source."""
    marks = (PAPER / "stamp", PAGES / "stamp")
    return all(mark.exists() for mark in marks) and {mark.read_text() for mark in marks} == {stamp()}


def make(*, say: Callable[[str], object] = lambda _line: None) -> bool:
    """Make fonts for paper (TTF) and pages (WOFF2); True when there was something to do. Safe to repeat."""
    if ready():
        return False
    PAPER.mkdir(parents=True, exist_ok=True)
    PAGES.mkdir(parents=True, exist_ok=True)
    outlines: dict[str, str] = {}
    for weight, style in WEIGHTS.items():
        say(f"Sarabun {style}")
        font = TTFont(_source(style), recalcTimestamp=False)
        glyphs.level(font)
        glyphs.follow_narrow(font)
        glyphs.draw_shapes(font)
        _write(PAGES / f"sarabun-{weight}.woff2", partial(_page_font, font))
        glyphs.spell_am(font)
        glyphs.flatten(font)
        outlines |= glyphs.outline_texts(font)
        _write(PAPER / f"Sarabun-{style}.ttf", font.save)
        characters = sorted(
            code for code in font.getBestCmap() or () if 0x20 <= code < 0xE000 and code != 0x7F
        )
    _write(CHARACTERS, lambda path: path.write_text("".join(map(chr, characters)), encoding="utf-8"))
    _write(OUTLINES, lambda path: path.write_text(json.dumps(outlines, sort_keys=True)))
    for folder in (PAPER, PAGES):
        _write(folder / "stamp", lambda path: path.write_text(stamp()))
    return True


def _page_font(font: Any, path: Path) -> None:
    """A copy with Thai, Latin and the signs a page needs, packed for browsers."""
    codes = [code for first, last in PAGE_RANGES for code in range(first, last + 1)]
    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True, drop_tables=["DSIG"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*codes, *PAGE_SINGLES, *SHAPES])
    draft = path.with_suffix(".ttf")
    font.save(draft)
    small = TTFont(draft, recalcTimestamp=False)
    cutter.subset(small)
    small.flavor = "woff2"
    small.save(path)
    draft.unlink()


def _source(style: str) -> Path:
    return Path(str(files("fontpkg_sarabun").joinpath("files", f"Sarabun-{style}.ttf")))


def _write(path: Path, save: Callable[[Path], object]) -> None:
    """Written beside and moved into place: a reader never sees half a font."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    save(draft)
    draft.replace(path)


if __name__ == "__main__":
    make(say=lambda line: sys.stdout.write(f"  font {line}\n"))
