"""Reading: a file of unknown origin becomes rows of values, each with what is wrong in it."""

import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from tidtam.kit.tables import delimited, header
from tidtam.kit.tables.cells import Cell
from tidtam.kit.tables.columns import HELP_SHEETS, Column, TableProblem
from tidtam.kit.tables.rows import Reader, Row
from tidtam.kit.tables.workbook import MEGABYTE, Workbook, is_workbook

Numbered = Iterator[tuple[int, Sequence[Cell]]]
SNIFFED = 200_000


@dataclass(frozen=True)
class Limits:
    """What is read at most: bytes unpacked, rows that hold something, rows in all, columns."""

    unpacked: int = 400 * MEGABYTE
    rows: int = 300_000
    lines: int = 1_200_000
    columns: int = 400


class Sheet:
    """An open table, read once from top to bottom; closed by its end or by `close`.

    labels: all headings as written. ignored: headings that nothing is read from. found: keys of the columns
    that the file has; what it does not have, it does not say, and nothing may be blanked because of it.
    notes: rows that were passed over, once they were.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        found: header.Header,
        rows: Numbered,
        book: Workbook | None,
        limits: Limits,
    ) -> None:
        self.labels = found.labels
        self.ignored = found.ignored
        self.header_row = found.row
        self.found = frozenset(found.places)
        self.notes: list[str] = []
        self._header = found
        self._reader = Reader(columns, found.places, found.labels)
        self._rows = rows
        self._book = book
        self._limits = limits

    @property
    def guarded(self) -> list[int]:
        """The places whose cells are shown to nobody."""
        return sorted(self._reader.layout.guarded)

    def close(self) -> None:
        if self._book is not None:
            self._book.close()

    def __iter__(self) -> Iterator[Row]:
        taken = 0
        reader, most, longest = self._reader, self._limits.rows, self._limits.lines
        with closing(self):
            for number, cells in self._rows:
                if number > longest:
                    raise TableProblem(
                        _("The sheet goes on for too long; delete the empty rows below the table.")
                    )
                if not reader.is_plain(cells):
                    if _is_blank(cells) or header.is_repeated(self._header, cells):
                        continue
                    if reader.is_example(cells):
                        said = _("Row %(row)s is the example and was passed over.")
                        self.notes.append(said % {"row": number})
                        continue
                taken += 1
                if taken > most:
                    raise TableProblem(
                        _("The file has more than %(limit)s rows; divide it into several.")
                        % {"limit": f"{most:,}"}
                    )
                yield reader.row(number, cells)


def _is_blank(cells: Sequence[Cell]) -> bool:
    return not any(cell not in ("", None) and str(cell).strip() for cell in cells)


def read(
    source: str | Path | bytes | IO[bytes],
    columns: Sequence[Column],
    *,
    filename: str = "",
    limits: Limits | None = None,
) -> Sheet:
    """Open a spreadsheet or CSV file and find its headings; TableProblem when that cannot be done.

    filename: only for messages; what the file is, its content says.
    """
    limits = limits or Limits()
    with ExitStack() as opened:
        file = _as_file(source, opened)
        size = file.seek(0, io.SEEK_END)
        if size > settings.UPLOAD_LIMIT:
            raise TableProblem(
                _("The file has %(size)s MB; at most %(limit)s MB can be read.")
                % {"size": f"{size / MEGABYTE:,.1f}", "limit": settings.UPLOAD_LIMIT // MEGABYTE}
            )
        file.seek(0)
        if is_workbook(file.read(8)):
            return _read_workbook(_with_number(file, opened), columns, limits)
        file.seek(0)
        return _read_text(file.read(), columns, limits)


def _as_file(source: str | Path | bytes | IO[bytes], opened: ExitStack) -> IO[bytes]:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if isinstance(source, str | Path):
        return opened.enter_context(Path(source).open("rb"))
    return source


def _with_number(file: IO[bytes], opened: ExitStack) -> IO[bytes]:
    """The same content as a file of the system, which another process can be given."""
    try:
        file.fileno()
    except (OSError, AttributeError):
        copy = opened.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (the stack closes it)
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        return copy
    return file


def _read_workbook(file: IO[bytes], columns: Sequence[Column], limits: Limits) -> Sheet:
    """The first visible sheet that has all required columns; what explains the columns is none."""
    book = Workbook(file, unpacked=limits.unpacked, lines=limits.lines, columns=limits.columns)
    nearest: header.Header | None = None
    try:
        for name, rows in book.sheets():
            head = list(islice(rows, header.SEARCHED))
            found = None if name in HELP_SHEETS.values() else header.find(head, columns)
            if found is not None and found.complete:
                return Sheet(columns, found, _below(found, chain(head, rows)), book, limits)
            nearest = nearest or found
            for _row in rows:  # to the next sheet
                pass
        raise _no_header(nearest, columns)
    except BaseException:
        book.close()
        raise


def _read_text(content: bytes, columns: Sequence[Column], limits: Limits) -> Sheet:
    """A CSV file, cut by the delimiter that makes most headings known."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00\r\n\t ,;|"):
        raise TableProblem(_("The file is empty."))
    text = delimited.decode(content)
    best: header.Header | None = None
    delimiter = delimited.DELIMITERS[0]
    for candidate in delimited.DELIMITERS:
        head = list(islice(delimited.rows(text[:SNIFFED], candidate), header.SEARCHED))
        found = header.find(head, columns)
        if found is not None and (best is None or len(found.places) > len(best.places)):
            best, delimiter = found, candidate
    if best is None or not best.complete:
        raise _no_header(best, columns)
    return Sheet(columns, best, _below(best, delimited.rows(text, delimiter)), None, limits)


def _below(found: header.Header, rows: Numbered) -> Numbered:
    return ((number, cells) for number, cells in rows if number > found.row)


def _no_header(nearest: header.Header | None, columns: Sequence[Column]) -> TableProblem:
    if nearest is None:
        return TableProblem(
            _("No row of headings was found. Expected the columns: %(columns)s.")
            % {"columns": ", ".join(str(column.label) for column in columns)}
        )
    return TableProblem(
        _("The headings stand in row %(row)s, but these columns are missing: %(columns)s.")
        % {"row": nearest.row, "columns": ", ".join(str(column.label) for column in nearest.missing)}
    )
