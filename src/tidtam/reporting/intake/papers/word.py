"""A Word file's text: paragraphs as lines, table rows as lines with a tab between cells."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tidtam.reporting.intake import refusals

BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, NotImplementedError, OSError, EOFError, ValueError,
)  # fmt: skip
BODY = "word/document.xml"
MOST_UNPACKED = 64 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def text_of(content: bytes) -> str:
    """Of the body alone; what was struck out with changes tracked, and hidden fields, are no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _body(archive)
    except BROKEN as error:
        raise refusals.BrokenPaper from error
    except RuntimeError as error:  # zipfile's word for a password
        raise refusals.LockedPaper from error


def _body(archive: zipfile.ZipFile) -> str:
    if BODY not in archive.namelist():
        raise refusals.UnknownPaper
    if archive.getinfo(BODY).file_size > MOST_UNPACKED:
        raise refusals.TooMuch
    with archive.open(BODY) as file:
        return "\n".join(_lines(io.BytesIO(_within(file.read(MOST_UNPACKED + 1)))))


def _within(unpacked: bytes) -> bytes:
    if len(unpacked) > MOST_UNPACKED:
        raise refusals.TooMuch
    return unpacked


def _lines(file: io.BytesIO) -> Iterator[str]:
    """One line a paragraph outside of tables, one line a row inside of them."""
    depth = 0
    letters: list[str] = []
    cells: list[str] = []
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        name = _name(element)
        if name == "tbl":
            depth += 1 if event == "start" else -1
        if event == "start":
            continue
        if name in ("t", "tab", "br", "cr"):
            letters.append(_letters(name, element))
        elif name == "p":
            if depth and cells and cells[-1] and letters:
                letters.insert(0, " ")
            if depth:
                cells[-1:] = [(cells[-1] if cells else "") + "".join(letters)]
            else:
                yield "".join(letters)
            letters = []
        elif name == "tc":
            cells.append("")
        elif name == "tr" and depth == 1:
            yield "\t".join(cells).rstrip("\t")
            cells = []
        if name in ("p", "tr"):
            element.clear()


def _letters(name: str, element: Element) -> str:
    if name == "t":
        return (element.text or "").replace("\n", " ")
    return "\t" if name == "tab" else "\n"


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(_W).removeprefix(_STRICT)
