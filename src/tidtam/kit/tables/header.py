"""The row of headings: found among the first rows, in any order of columns, over one row or two."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import translation

from tidtam.kit.tables.cells import Cell, shown, tidy
from tidtam.kit.tables.columns import Column
from tidtam.kit.thai import clean

SEARCHED = 40
_UNSAID = re.compile(r"[\s*:_.,/()\[\]\-–'\"“”]")
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")
_COUNTED = re.compile(r"[(\[]\s*([0-9๐-๙]{1,3})\s*[)\]]")


@dataclass(frozen=True)
class Header:
    """Where the headings stand and which column each place holds.

    row: the number of the (last) row of headings. places: index in the row by column key.
    labels: all headings as written; ignored: those that no column answers to.
    """

    row: int
    places: dict[str, int]
    labels: tuple[str, ...]
    ignored: tuple[str, ...]
    missing: tuple[Column, ...] = field(default=())

    @property
    def complete(self) -> bool:
        return bool(self.places) and not self.missing


def find(head: Sequence[tuple[int, Sequence[Cell]]], columns: Sequence[Column]) -> Header | None:
    """The best row of headings among the first rows; None when not one heading is known.

    Two rows are read as one only where that knows more headings than the lower alone: a title above is none.
    """
    names = _names(columns)
    rows = [(number, [clean(shown(cell)) for cell in cells]) for number, cells in head]
    alone = [_match(number, labels, [[label] for label in labels], names, columns) for number, labels in rows]
    best: Header | None = None
    for index, found in enumerate(alone):
        best = _better(best, found)
        if index + 1 < len(rows) and any(rows[index][1]):
            labels, spellings = _two_rows(rows[index][1], rows[index + 1][1])
            both = _match(rows[index + 1][0], labels, spellings, names, columns)
            best = _better(best, _better(alone[index + 1], both) or both)
    return best


def is_repeated(header: Header, cells: Sequence[Cell]) -> bool:
    """Whether a row is the headings again (printed on each page) or the count of the columns below them."""
    first = next((cell for cell in cells if cell not in ("", None)), None)
    if not isinstance(first, str) or not (first[:1] in "([" or tidy(first) in header.labels):
        return False  # every other row ends here
    said = [text for text in (tidy(shown(cell)) for cell in cells) if text]
    if len(said) >= 2 and said == [label for label in header.labels if label]:
        return True
    return len(said) >= 3 and all(_COUNTED.fullmatch(text) for text in said)


def _better(best: Header | None, found: Header) -> Header | None:
    if not found.places or (best is not None and len(found.places) <= len(best.places)):
        return best
    return found


def _match(
    number: int,
    labels: list[str],
    spellings: list[list[str]],
    names: dict[str, str],
    columns: Sequence[Column],
) -> Header:
    places: dict[str, int] = {}
    ignored: list[str] = []
    for index, spelled in enumerate(spellings):
        keys = [names[form] for spelling in spelled for form in _forms(spelling) if form in names]
        if keys and keys[0] not in places:
            places[keys[0]] = index
        elif labels[index]:
            ignored.append(labels[index])
    missing = tuple(column for column in columns if column.required and column.key not in places)
    return Header(number, places, tuple(labels), tuple(ignored), missing)


def _two_rows(upper: list[str], lower: list[str]) -> tuple[list[str], list[list[str]]]:
    """Headings over two rows: the upper one reaches over the blanks to its right, as merged cells do."""
    labels: list[str] = []
    spellings: list[list[str]] = []
    reaching = ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        reaching = above or (reaching if below else "")
        labels.append(f"{reaching} {below}".strip())
        spellings.append([text for text in (f"{reaching} {below}", below or above) if text.strip()])
    return labels, spellings


def _names(columns: Iterable[Column]) -> dict[str, str]:
    """Every form in which a heading may be written, to the column's key; the first column that claims it."""
    names: dict[str, str] = {}
    for column in columns:
        spoken = [column.key, *column.aliases]
        for language in ("th", "en"):
            with translation.override(language):
                spoken.append(str(column.label))
        for name in spoken:
            for form in _forms(name):
                names.setdefault(form, column.key)
    return names


def _forms(label: str) -> list[str]:
    """A heading as compared: without spaces and signs, with and without what stands in brackets."""
    full = _UNSAID.sub("", clean(label)).casefold()
    bare = _UNSAID.sub("", _ASIDE.sub("", clean(label))).casefold()
    return [form for form in dict.fromkeys((full, bare)) if form]
