"""CSV as offices make it: UTF-8, UTF-16 or Windows-874; commas, semicolons, tabs or bars."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tidtam.kit.tables.columns import TableProblem

DELIMITERS = (",", ";", "\t", "|")
FIELD_LIMIT = 131_072
_HIGH_BYTES = bytes(range(128, 256))
_THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
# An apostrophe that `writing` or a spreadsheet put in front, so that the cell is not taken for a formula.
SHIELDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def decode(content: bytes) -> str:
    """The text of a file that does not say in which encoding it was written."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", errors="replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    wide = _wide(content[:4096])
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(content):
        return content.decode("utf-8", errors="replace")
    try:
        return content.decode("cp874")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content[:4096]:
        raise TableProblem(_("This is neither a spreadsheet nor a CSV file."))
    return content.decode("cp874", errors="replace")


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: of each two bytes one says Latin (00) or Thai (0E)."""
    for encoding, pages in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if b"\x00" in head and pages.count(0x00) + pages.count(0x0E) > 0.9 * len(pages):
            return encoding
    return ""


def _is_damaged_utf8(content: bytes) -> bool:
    """Thai in UTF-8 with a few bytes lost, which would read as nonsense in Windows-874."""
    high = len(content) - len(content.translate(None, _HIGH_BYTES))
    return 3 * len(_THAI_IN_UTF8.findall(content)) > 0.8 * high


def rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records, numbered as a spreadsheet numbers its rows; shields against formulas taken off."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, record in enumerate(reader, start=1):
            yield number, [cell[1:] if SHIELDED.match(cell) else cell for cell in record]
    except csv.Error as error:
        raise TableProblem(
            _("The CSV file is broken at line %(line)s: a quotation mark may not be closed.")
            % {"line": f"{reader.line_num:,}"}
        ) from error
