"""A whole list as a spreadsheet."""

from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from django.db.models import QuerySet

from tidtam.kit import clock, tables
from tidtam.kit.calendar import be
from tidtam.kit.http import HttpResponseBase, download
from tidtam.kit.lists.columns import ListColumn

IN_MEMORY = 4 * 1024 * 1024
AT_ONCE = 1000


def spreadsheet(
    rows: QuerySet[Any] | Sequence[Any], columns: Sequence[ListColumn], *, title: str, name: str, form: str
) -> HttpResponseBase:
    """Every row that the filters let through, not only the page; the day stands in the file's name."""
    each: Iterable[Any] = rows.iterator(chunk_size=AT_ONCE) if isinstance(rows, QuerySet) else rows
    cells = ([column.for_sheet(row) for column in columns] for row in each)
    out = cast(IO[bytes], SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - the response closes it
    write = tables.write_csv if form == "csv" else tables.write_xlsx
    write(out, [column.sheet_column() for column in columns], cells, title=str(title))
    day = clock.today()
    return download(out, f"{name}-{be(day.year)}-{day:%m-%d}", form)
