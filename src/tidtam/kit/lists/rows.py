"""The rows of a list: put in order, counted as far as anybody pages, and the part that a page shows."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from tidtam.kit.lists.columns import ListColumn

Rows = QuerySet[Any] | Sequence[Any]

#: Nobody pages further, and to count on costs more than the page; a spreadsheet still holds everything.
MOST = 10_000

#: From this row on a page is fetched by its keys.
FAR = 500


class Count(NamedTuple):
    """How many rows there are to page through; more: there are others beyond them."""

    rows: int
    more: bool


def counted(rows: Rows) -> Count:
    """Exact up to MOST."""
    if not isinstance(rows, QuerySet):
        return Count(len(rows), more=False)
    number = rows.order_by()[: MOST + 1].count()
    return Count(min(number, MOST), more=number > MOST)


def page_of(rows: Rows, start: int, stop: int) -> Sequence[Any]:
    """The rows from `start` up to `stop`.

    Far down a list only the keys are read on the way, which an index holds: the rows passed over are wide.
    """
    if not isinstance(rows, QuerySet) or start < FAR:
        return list(rows[start:stop])
    keys = list(rows.values_list("pk", flat=True)[start:stop])
    found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


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
