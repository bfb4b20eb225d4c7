"""Files that are broken, hostile or huge: refused with a sentence, soon, and without harm."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import xlsxwriter
from django.utils.translation import override

from tidtam.kit import tables
from tidtam.kit.tables import Column, Limits, TableProblem

COLUMNS = [Column("code", "code", "code", required=True), Column("name", "name")]
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


@contextmanager
def soon() -> Iterator[None]:
    """Whatever the file, the answer costs less than five seconds, ours and the child's together."""
    before = os.times()
    yield
    after = os.times()
    assert sum(after[:4]) - sum(before[:4]) < 5


def plain_workbook(rows: int = 1) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["code", "name"])
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, [str(number), "a"])
    book.close()
    return out.getvalue()


def with_sheet(xml: bytes | Iterator[bytes], *, extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook whose only sheet is the XML given; `extra` entries beside it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain_workbook())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in source.infolist():
            if entry.filename != SHEET:
                made.writestr(entry.filename, source.read(entry))
        with made.open(SHEET, "w", force_zip64=True) as sheet:
            for piece in [xml] if isinstance(xml, bytes) else xml:
                sheet.write(piece)
        for name, content in (extra or {}).items():
            made.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: bytes) -> bytes:
    return (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<sheetData>" + rows + b"</sheetData></worksheet>"
    )


def cell(place: str, text: str) -> bytes:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def problem(content: bytes, **more: Any) -> str:
    with soon(), pytest.raises(TableProblem) as raised:
        list(tables.read(content, COLUMNS, **more))
    return str(raised.value)


def test_a_zip_bomb_is_refused_by_its_declared_size() -> None:
    content = with_sheet(bytes(1024 * 1024) for _ in range(420))
    assert len(content) < 1_000_000
    assert "unpacks to" in problem(content)


def test_a_bomb_within_the_size_is_refused_by_its_ratio() -> None:
    assert "unpacks to 6" in problem(with_sheet(bytes(1024 * 1024) for _ in range(64)))


def test_a_bomb_that_lies_about_its_size_is_stopped() -> None:
    content = with_sheet(bytes(1024 * 1024) for _ in range(420))
    packed = content.rindex(b"PK\x01\x02")
    size = (420 * 1024 * 1024).to_bytes(4, "little")
    assert size in content[packed - 400 :]
    assert "cannot be read" in problem(content.replace(size, (1024).to_bytes(4, "little")))


def test_two_cells_at_the_ends_of_the_sheet_take_no_memory() -> None:
    rows = (
        b'<row r="1">' + cell("A1", "code") + b'</row><row r="1048576">' + cell("XFD1048576", "x") + b"</row>"
    )
    assert "too large" in problem(with_sheet(sheet_xml(rows)))


def test_a_million_styled_but_empty_rows_are_passed_over() -> None:
    empty = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(3, 400_000))
    head = b'<row r="1">' + cell("A1", "code") + b'</row><row r="2">' + cell("A2", "40") + b"</row>"
    content = with_sheet(sheet_xml(head + empty))
    with soon():
        (row,) = tables.read(content, COLUMNS)
    assert row.values == {"code": "40"}


def test_ten_million_empty_lines_are_refused() -> None:
    assert "goes on for too long" in problem(b"code,name\n40,a\n" + b"\n" * 10_000_000)


def test_too_many_rows_are_refused() -> None:
    assert "more than 5 rows" in problem(plain_workbook(6), limits=Limits(rows=5))


def test_entities_that_grow_are_not_followed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">'
    for number in range(1, 10):
        bomb += b'<!ENTITY a%d "' % number + (b"&a%d;" % (number - 1) if number > 1 else b"&a;") * 10 + b'">'
    bomb += b"]>" + sheet_xml(b'<row r="1">' + cell("A1", "&a9;") + b"</row>").split(b"?>", 1)[1]
    assert problem(with_sheet(bomb))


def test_macros_and_links_to_elsewhere_are_left_alone() -> None:
    extra = {"xl/vbaProject.bin": b"\x00" * 100, "xl/externalLinks/externalLink1.xml": b"<x/>"}
    rows = b'<row r="1">' + cell("A1", "code") + b'</row><row r="2">' + cell("A2", "40") + b"</row>"
    (row,) = tables.read(with_sheet(sheet_xml(rows), extra=extra), COLUMNS, filename="a.xlsm")
    assert row.values == {"code": "40"}


@pytest.mark.parametrize("cut", [10, 300, -400, -30])
def test_a_file_cut_short_is_broken(cut: int) -> None:
    assert "broken" in problem(plain_workbook()[:cut])


def test_an_old_workbook_of_noise_is_broken() -> None:
    assert "broken" in problem(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 100)


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf\r\n", b"\x89PNG\r\n\x1a\n" + bytes(300), b"%PDF-1.7 text", b"{}"]
)
def test_what_is_no_table_is_said_to_be_none(content: bytes) -> None:
    assert problem(content)


def test_a_quotation_mark_never_closed_is_named_with_its_line() -> None:
    assert "broken at line" in problem(b'code,name\n40,"a\n' + b"41,b\n" * 40_000)


def test_a_workbook_without_headings_says_which_were_expected() -> None:
    content = with_sheet(sheet_xml(b'<row r="1">' + cell("A1", "words") + b"</row>"))
    assert "Expected the columns: code, name" in problem(content)


def test_a_missing_column_is_named() -> None:
    assert "these columns are missing: code" in problem(b"name,place\na,b\n")


def test_a_reader_that_gives_up_leaves_no_process_behind() -> None:
    sheet = tables.read(plain_workbook(5000), COLUMNS)
    rows = iter(sheet)
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert sheet._book is not None
    assert sheet._book._child.poll() is not None
