"""Sarabun inside the file: offices that have not installed it see the paper as it was set, and can edit it.

A font in a DOCX is veiled by a key that stands beside it (ECMA-376, part 4, 4.2.8.1). Where a program does not read
it, TH SarabunPSK is named as the one to take instead.
"""

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from docx.document import Document as Made
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from tidtam.kit.paper.docx.styles import FONT
from tidtam.kit.paper.docx.xml import element

INSTEAD = "TH SarabunPSK"
WEIGHTS = {"Regular": "w:embedRegular", "Bold": "w:embedBold"}
VEILED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FONT_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
VEIL = 32  # bytes at the beginning of the font


def embed(made: Made) -> None:
    """Lay both weights into the file and name them in its table of fonts."""
    table = made.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    package = made.part.package
    font = element(
        "w:font",
        element("w:altName", val=INSTEAD),
        element("w:charset", val="00"),
        element("w:family", val="swiss"),
        element("w:pitch", val="variable"),
        name=FONT,
    )
    for number, (weight, name) in enumerate(WEIGHTS.items(), start=1):
        key, body = _veiled(weight)
        part = Part(PackURI(f"/word/fonts/font{number}.odttf"), VEILED, body, package)
        link = table.relate_to(part, FONT_LINK)
        held = element(name, fontKey=key)
        held.set(qn("r:id"), link)
        font.append(held)
    root: Any = element("w:fonts", font)
    table._blob = serialize_part_xml(root)
    settings = made.settings.element
    zoom = settings.find(qn("w:zoom"))
    settings.insert(0 if zoom is None else settings.index(zoom) + 1, element("w:embedTrueTypeFonts"))


@lru_cache(maxsize=2)
def _veiled(weight: str) -> tuple[str, bytes]:
    """The key in braces, and the font with its beginning crossed with the key read backwards."""
    body = files("fontpkg_sarabun").joinpath("files", f"Sarabun-{weight}.ttf").read_bytes()
    digest = hashlib.sha256(body).hexdigest()[:32].upper()
    key = f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}}}"
    backwards = bytes.fromhex(digest)[::-1]
    head = bytes(byte ^ backwards[place % 16] for place, byte in enumerate(body[:VEIL]))
    return key, head + body[VEIL:]
