"""Give a space that stands alone between two syllables to the word before it.

typst shows each Thai syllable that needs more than letters by a statement of its own, and the space between two of
them likewise. pdfium (Chrome's reader) leaves out a statement that shows nothing but a space: น้ำ กี่ is found as
น้ำกี่. At the end of the statement before it the space stays, in the same place. That statement then speaks by its
letters alone, without ActualText: poppler would count a space within it twice where a line is stretched.
"""

import re
from collections.abc import Mapping

STRING = rb"\((?:\\.|[^\\()])*\)"
SHOWN = re.compile(
    rb"0 Tr/(?P<font>f\d+) [\d.]+ Tf [-\d. ]+ Tm(?P<shown>\[(?:"
    + STRING
    + rb"|[^\[\]()])*\]|"
    + STRING
    + rb")T[jJ]",
    re.S,
)
BETWEEN = re.compile(rb"\s*(EMC)?\s*")
SPAN = re.compile(rb"/Span<</ActualText<[0-9A-F]+>>>BDC (?=\Z)")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def joined(content: bytes, spaces: Mapping[bytes, bytes]) -> bytes:
    """The page's drawing with lone spaces moved. spaces: a font's name -> the two bytes of its space."""
    parts: list[bytes] = []
    kept = 0
    before: re.Match[bytes] | None = None
    for found in SHOWN.finditer(content):
        alone = _alone(found, spaces)
        between = BETWEEN.fullmatch(content, before.end(), found.start()) if before and alone else None
        if before is None or between is None or before["font"] != found["font"]:
            before = None if alone else found
            continue
        head, gap = content[kept : before.start()], content[before.end() : found.start()]
        if between[1]:
            head, gap = SPAN.sub(b" ", head), b" "
        said = before.end("shown") - 2 if before["shown"].startswith(b"[") else before.end("shown") - 1
        parts += [
            head,
            content[before.start() : said],
            found["shown"][1:-1],
            content[said : before.end()],
            gap,
        ]
        kept, before = found.end(), None
    return b"".join([*parts, content[kept:]])


def _alone(found: re.Match[bytes], spaces: Mapping[bytes, bytes]) -> int:
    """How many spaces it shows when it shows nothing else."""
    code = spaces.get(found["font"])
    if code is None or found["shown"].startswith(b"["):
        return 0
    said = ESCAPE.sub(_meant, found["shown"][1:-1])
    count = len(said) // 2
    return count if count and said == code * count else 0


def _meant(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if sign.isdigit() else SIGNS.get(sign, sign)
