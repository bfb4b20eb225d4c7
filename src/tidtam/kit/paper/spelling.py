"""Teach a finished PDF to spell Thai glyph by glyph.

typst writes for the first glyph of a syllable the whole syllable, for the others nothing, and adds ActualText
where that is not what stands there. Readers that know ActualText copy rightly; Firefox and pypdf do not. Here
each glyph of a syllable gets its own letter instead, recognised by its outline (`kit.glyphs`). Lone spaces are
joined to their word on the way (`spaces`).
"""

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tidtam.kit.paper.spaces import joined

OUTLINES = Path(__file__).parent / "fonts" / "outlines.json"
PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]*)>")
BLOCKS = re.compile(rb"(?:\d+ beginbfchar\n.*?endbfchar\n)+", re.S)
AM, SPACE = "ำ", b"0020"
PAGE = re.compile(
    rb"\d+ 0 obj\n<</Type/Page/Resources (?P<resources>\d+) 0 R.*/Contents (?P<content>\d+) 0 R.*", re.S
)
MEDIA = re.compile(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]")
FONT_NAME = re.compile(rb"/(f\d+) (\d+) 0 R")
FONT = re.compile(rb"/DescendantFonts ?\[(\d+) 0 R\].*?/ToUnicode (\d+) 0 R", re.S)


Frame = tuple[float, float]


def spell(
    pdf: bytes, texts: Mapping[str, str] | None = None, *, trim: Mapping[str, Frame] | None = None
) -> bytes:
    """The same document with single letters in its character maps; a PDF of another build is left alone.

    trim: for a print shop, by the name of a box (TrimBox, BleedBox) how far it lies within the page at the sides and
    at top and bottom, in points.
    """
    texts = _texts() if texts is None else texts
    offsets = _offsets(pdf)
    if not offsets:
        return pdf
    replaced: dict[int, bytes] = {}
    spaces: dict[int, bytes] = {}
    for number in offsets:
        found = (
            FONT.search(_object(pdf, offsets, number)) if b"/Type0" in _object(pdf, offsets, number) else None
        )
        if found is None:
            continue
        glyphs = _glyphs(pdf, offsets, int(found[1]))
        map_number = int(found[2])
        letters = {gid: texts[digest] for gid, digest in enumerate(glyphs) if digest in texts}
        cmap = _stream(_object(pdf, offsets, map_number))
        for gid, text in PAIR.findall(cmap or b""):
            if text == SPACE:
                spaces[number] = bytes.fromhex(gid.decode())
        if letters and cmap is not None:
            replaced[map_number] = _packed(map_number, _spelled(cmap, letters), b"/Type/CMap/WMode 0")
    for number in offsets:
        page = PAGE.fullmatch(_object(pdf, offsets, number))
        if page is not None:
            names = FONT_NAME.findall(_object(pdf, offsets, int(page["resources"])))
            content = int(page["content"])
            drawn = _stream(_object(pdf, offsets, content)) or b""
            own = {name: spaces[int(font)] for name, font in names if int(font) in spaces}
            replaced[content] = _packed(content, joined(drawn, own))
            if trim:
                replaced[number] = _boxed(_object(pdf, offsets, number), trim)
    return _rewritten(pdf, offsets, replaced)


def _boxed(page: bytes, trim: Mapping[str, Frame]) -> bytes:
    """The page with further boxes, each within its MediaBox."""
    found = MEDIA.search(page)
    if found is None:
        return page
    width, height = float(found[1]), float(found[2])
    boxes = "".join(
        f"/{name}[{x:.3f} {y:.3f} {width - x:.3f} {height - y:.3f}]" for name, (x, y) in sorted(trim.items())
    )
    return page[: found.end()] + boxes.encode() + page[found.end() :] + b"\n"


def _packed(number: int, content: bytes, said: bytes = b"") -> bytes:
    """An object of its number that holds a stream."""
    body = zlib.compress(content, 9)
    head = b"%d 0 obj\n<</Length %d%s/Filter/FlateDecode>>\nstream\n" % (number, len(body), said)
    return head + body + b"\nendstream\nendobj\n"


def outline_digest(outline: bytes) -> str:
    """Known again in the font inside a PDF, where a glyph may be padded differently."""
    return hashlib.sha256(outline.rstrip(b"\0")).hexdigest()[:20]


def _spelled(cmap: bytes, letters: Mapping[int, str]) -> bytes:
    """The map with a letter for each glyph of a syllable; what is no syllable (a letter, a ligature) stays.

    The glyphs of ำ never stay: where a drawing spells ํ and า apart, typst calls the second one า everywhere.
    """
    pairs = {int(gid, 16): text for gid, text in PAIR.findall(cmap)}
    for gid, letter in letters.items():
        if len(pairs.get(gid, b"")) != 4 or letter == AM:  # none, or more than one UTF-16 unit
            pairs[gid] = letter.encode("utf-16-be").hex().upper().encode()
    rows = [b"<%04X> <%s>\n" % pair for pair in sorted(pairs.items())]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    written = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
    return BLOCKS.sub(lambda _: written, cmap)


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    texts: dict[str, str] = json.loads(OUTLINES.read_text())
    return texts


def _offsets(pdf: bytes) -> dict[int, int]:
    """Number -> where the object starts, from a plain cross-reference table of one section."""
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    lines = pdf[start:].split(b"\n")
    if lines[0].strip() != b"xref":
        return {}
    first, count = map(int, lines[1].split())
    rows = [line.split() for line in lines[2 : 2 + count]]
    return {first + number: int(row[0]) for number, row in enumerate(rows) if row[2] == b"n"}


def _object(pdf: bytes, offsets: Mapping[int, int], number: int) -> bytes:
    return pdf[offsets[number] : pdf.index(b"endobj", offsets[number]) + 7]


def _stream(source: bytes) -> bytes | None:
    length = re.search(rb"/Length (\d+)", source)
    start = source.find(b"stream\n") + 7
    if length is None or start < 7:
        return None
    body = source[start : start + int(length[1])]
    return zlib.decompress(body) if b"/FlateDecode" in source[:start] else body


def _glyphs(pdf: bytes, offsets: Mapping[int, int], descendant: int) -> list[str]:
    """A digest of each glyph's outline in the font that lies in the document."""
    number = descendant
    for key in (rb"/FontDescriptor (\d+)", rb"/FontFile2 (\d+)"):
        found = re.search(key, _object(pdf, offsets, number))
        if found is None:
            return []
        number = int(found[1])
    font = _stream(pdf[offsets[number] :]) or b""
    tables = {}
    for index in range(struct.unpack(">H", font[4:6])[0]):
        tag, _sum, start, length = struct.unpack(">4sLLL", font[12 + 16 * index : 28 + 16 * index])
        tables[tag] = font[start : start + length]
    long_form = struct.unpack(">h", tables[b"head"][50:52])[0]
    loca, glyf = tables[b"loca"], tables[b"glyf"]
    places = struct.unpack(f">{len(loca) // (4 if long_form else 2)}{'L' if long_form else 'H'}", loca)
    scale = 1 if long_form else 2
    return [outline_digest(glyf[a * scale : b * scale]) for a, b in pairwise(places)]


def _rewritten(pdf: bytes, offsets: Mapping[int, int], replaced: Mapping[int, bytes]) -> bytes:
    """The file with some objects exchanged and its table of addresses brought up to date."""
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    parts, moved, place, kept = [], {}, 0, 0
    for number, offset in sorted(offsets.items(), key=lambda row: row[1]):
        parts.append(pdf[kept:offset])
        place += offset - kept
        moved[number] = place
        kept = offset
        if number in replaced:
            parts.append(replaced[number])
            place += len(replaced[number])
            kept = offset + len(_object(pdf, offsets, number))
    parts.append(pdf[kept:table])
    place += table - kept
    head, count = pdf[table:].split(b"\n", 2)[:2]
    rows = [
        b"%010d 00000 n " % moved[n] if n in moved else b"%010d 65535 f " % 0
        for n in range(int(count.split()[1]))
    ]
    trailer = pdf[pdf.index(b"trailer", table) : pdf.rindex(b"startxref")]
    parts.append(b"\n".join([head, count, *rows]) + b"\n" + trailer + b"startxref\n%d\n%%%%EOF" % place)
    return b"".join(parts)
