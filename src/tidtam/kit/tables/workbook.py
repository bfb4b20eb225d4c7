"""Workbooks (XLSX, XLSM as data only, XLS, ODS), opened in a process of their own that may die."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

import orjson
from django.utils.translation import gettext as _

from tidtam.kit.tables.cells import Cell
from tidtam.kit.tables.columns import TableProblem

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHILD = Path(__file__).with_name("workbook_child.py")
MEGABYTE = 1024 * 1024
BOMB_RATIO = 200  # no honest spreadsheet of any size packs so well
SECONDS = 4
DATED = b"!"  # begins a line that holds dates


def is_workbook(start: bytes) -> bool:
    return start.startswith((ZIP, OLE))


class Workbook:
    """The visible sheets of a workbook: (name, rows) one after another, each row (number from 1, cells)."""

    def __init__(self, file: IO[bytes], *, unpacked: int, lines: int, columns: int) -> None:
        size = _unpacked_size(file, unpacked)
        file.seek(0)
        self._child = subprocess.Popen(  # noqa: S603 (our own script; the file is only its input)
            [
                sys.executable,
                "-I",
                "-X",
                "utf8",
                str(CHILD),
                str(SECONDS + size // (10 * MEGABYTE)),
                str(lines),
                str(columns),
            ],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._next_sheet: str | None = None
        self._is_over = False

    def sheets(self) -> Iterator[tuple[str, Iterator[tuple[int, list[Cell]]]]]:
        name = self._sheet_after_this()
        while name is not None:
            yield name, self._rows()
            name = self._next_sheet or self._sheet_after_this()
            self._next_sheet = None

    def close(self) -> None:
        """End the child, whether or not all was read."""
        self._child.kill()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child.wait()

    def _sheet_after_this(self) -> str | None:
        for said in self._lines():
            if isinstance(said, dict):
                return str(said["sheet"])
        return None

    def _rows(self) -> Iterator[tuple[int, list[Cell]]]:
        number = 0
        for said in self._lines():
            if isinstance(said, list):
                for cells in said:
                    number += 1
                    yield number, cells
            elif "sheet" in said:
                self._next_sheet = str(said["sheet"])
                return
            else:
                number += said["blank"]
                yield number, []

    def _lines(self) -> Iterator[Any]:
        """What the child says until its end; a child that stopped before it had come upon too much."""
        assert self._child.stdout is not None
        if self._is_over:
            return
        for line in self._child.stdout:
            try:
                said = _dated(orjson.loads(line[1:])) if line[:1] == DATED else orjson.loads(line)
            except ValueError:
                break
            if said == {"end": True}:
                self._is_over = True
                return
            if isinstance(said, dict) and "problem" in said:
                raise _problem(said["problem"])
            yield said
        raise TableProblem(
            _("The spreadsheet is too large to be opened. Copy the rows alone into a new file and send that.")
        )


def _dated(rows: list[list[Any]]) -> list[list[Any]]:
    return [[_spelled(cell) if isinstance(cell, dict) else cell for cell in row] for row in rows]


def _spelled(said: dict[str, Any]) -> Any:
    match said:
        case {"d": day}:
            return date.fromisoformat(day)
        case {"t": moment}:
            return datetime.fromisoformat(moment)
        case {"c": clock_time}:
            return time.fromisoformat(clock_time)
    return said


def _problem(word: str) -> TableProblem:
    if word == "password":
        return TableProblem(
            _("The spreadsheet is locked with a password. Remove the password and send it again.")
        )
    return TableProblem(
        _("The spreadsheet is broken and cannot be read. Save it again as .xlsx and send that.")
    )


def _unpacked_size(file: IO[bytes], limit: int) -> int:
    """The size that the archive declares, checked before anything is unpacked."""
    file.seek(0)
    if not file.read(8).startswith(ZIP):
        return 0
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _problem("broken") from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > limit or (unpacked > 32 * MEGABYTE and unpacked > packed * BOMB_RATIO):
        raise TableProblem(
            _("The spreadsheet unpacks to %(size)s MB; at most %(limit)s MB can be read.")
            % {"size": f"{unpacked // MEGABYTE:,}", "limit": f"{limit // MEGABYTE:,}"}
        )
    return unpacked
