"""The rows of a list: put in order, counted as far as anybody pages, and those of one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from operator import attrgetter
from typing import Any

from django.db import connections
from django.db.models import F, QuerySet
from django.db.models.sql.where import WhereNode

from tidtam.kit.among import listed
from tidtam.kit.lists.columns import ListColumn

Rows = QuerySet[Any] | Sequence[Any]

#: Nobody pages further, and to count on costs more than the page; a spreadsheet still holds everything.
MOST = 10_000

#: Of what was sought by words fewer: who has found more than this types another word.
MOST_SOUGHT = 2_000

#: Of more rows than this the page's keys are asked for first, which an index often holds in order: the rows
#: themselves, with all that is joined to them, are wide, to sort and to pass over.
LONG = 1_000


@dataclass(frozen=True)
class Page:
    """rows: of the page; number: which page it is; count: how many rows can be paged through; more: others beyond."""

    rows: Sequence[Any]
    number: int
    count: int
    more: bool


def page_of(rows: Rows, asked: str, per_page: int, *, sought: bool) -> Page:
    """The page asked for, or the nearest that is there.

    A database counts as far as anybody pages and then reads the page. sought: the rows answer typed words and
    lie anywhere in the order.
    """
    if not isinstance(rows, QuerySet):
        first, last, page = _bounds(len(rows), asked, per_page)
        return Page(rows[first:last], page, len(rows), more=False)
    if sought:
        return _sought(rows, asked, per_page)
    count = rows.order_by()[: MOST + 1].count()
    first, last, page = _bounds(min(count, MOST), asked, per_page)
    if count <= LONG:
        shown = list(rows[first:last])
    else:
        shown = _of_keys(rows, list(rows.values_list("pk", flat=True)[first:last]))
    return Page(shown, page, min(count, MOST), more=count > MOST)


def _sought(rows: QuerySet[Any], asked: str, per_page: int) -> Page:
    """What was sought by words: the keys of all that can be paged through, which serve for the count and the page.

    SQLite finds them in order at once. PostgreSQL, asked for them in order, walks the order of the whole table
    wherever it takes the word for a common one, and is slow wherever the word is not, or all its names stand at
    the other end. So it finds them first as they come, and few are put in order afterwards; of many, the page
    is soon met on the way.
    """
    at_once = connections[rows.db].vendor == "sqlite"
    keys = list((rows if at_once else rows.order_by()).values_list("pk", flat=True)[: MOST_SOUGHT + 1])
    count, more = min(len(keys), MOST_SOUGHT), len(keys) > MOST_SOUGHT
    first, last, page = _bounds(count, asked, per_page)
    if at_once:
        keys = keys[first:last]
    else:
        in_order = rows if more else _only(rows, keys)
        keys = list(in_order.values_list("pk", flat=True)[first:last])
    return Page(_of_keys(rows, keys), page, count, more)


def _bounds(count: int, asked: str, per_page: int) -> tuple[int, int, int]:
    """The first row of the page, the one after its last, and its number."""
    pages = max(1, ceil(count / per_page))
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    page = min(max(int(asked), 1), pages) if known else 1
    return (page - 1) * per_page, min(page * per_page, count), page


def _of_keys(rows: QuerySet[Any], keys: Sequence[Any]) -> list[Any]:
    """The rows of these keys, in their order, with all that the list selects beside them."""
    if not keys:
        return []
    found = {row.pk: row for row in _only(rows.order_by(), keys)}
    return [found[key] for key in keys if key in found]


def _only(rows: QuerySet[Any], keys: Sequence[Any]) -> QuerySet[Any]:
    chosen = rows.all()
    if not chosen.query.annotations:  # what is reckoned beside a row may rest on the conditions
        # The keys passed them already; asked again, SQLite would gather all that is found once more.
        chosen.query.where = WhereNode()
    return chosen.filter(pk__in=listed(keys))


def ordered(rows: Rows, order: str, columns: Sequence[ListColumn]) -> Rows:
    """In the order asked, equal rows by key, so that no row is on two pages.

    The key follows the direction of the column: then an index that ends in it is read either way.
    """
    column = next((one for one in columns if order and one.key == order.removeprefix("-")), None)
    falls = order.startswith("-")
    if not isinstance(rows, QuerySet):
        return _in_list_order(rows, column, falls)
    if column is None:
        return rows if rows.ordered else rows.order_by("pk")
    last = True if column.blank_last else None
    terms = [
        F(path).desc(nulls_last=last) if falls else F(path).asc(nulls_last=last) for path in column.paths()
    ]
    return rows.order_by(*terms, "-pk" if falls else "pk")


def _in_list_order(rows: Sequence[Any], column: ListColumn | None, falls: bool) -> Sequence[Any]:
    if column is None:
        return rows
    in_order = list(rows)
    for path in reversed(column.paths()):
        value_of = attrgetter(path.replace("__", "."))
        known = [row for row in in_order if value_of(row) is not None]
        known.sort(key=value_of, reverse=falls)
        in_order = known + [row for row in in_order if value_of(row) is None]
    return in_order
