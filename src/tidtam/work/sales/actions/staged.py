"""Very many rows on their way in: looked up, compared and written by the database, one statement for each step.

Written here is what needs no second thought: amounts of producers whose reports are new, sent or approved, in open
months. Whatever else is among the rows is left to `writing`, which takes each by itself and says what is wrong with it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from tidtam.kit import bulk
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import year_begin
from tidtam.registers.marks.queries import in_force
from tidtam.registers.producers.models import Channel, month_bounds
from tidtam.work.sales.actions import staging, summed, totals
from tidtam.work.sales.actions.reports import Told
from tidtam.work.sales.actions.rows import MOST, MOST_BUYERS, SaleRow
from tidtam.work.sales.actions.writing import Recorded
from tidtam.work.sales.models import ProvinceMonth, ReportSource, Sale

MANY = 2_000  # rows for which a statement for each step costs less than a look at each row
Hold = Callable[[Iterable[tuple[str, date]]], tuple[Sequence[ProvinceMonth], Told]]


class Staged(NamedTuple):
    """Rows that were written: what became of them, what they were about, their first and last area."""

    recorded: Recorded
    seen: set[tuple[Any, ...]]
    areas: Sequence[str]


def write(
    rows: Sequence[SaleRow],
    *,
    by: Actor | None,
    reason: str,
    seen: set[tuple[Any, ...]],
    state: str,
    hold: Hold,
    deltas: totals.Deltas,
) -> Staged | None:
    """Write the facts of the rows with their reports and changes, and add to the deltas; None, and nothing written,
    where one of them needs a second thought.

    seen: what earlier rows of the call were about. state: of reports that come about. hold: holds the months of these
    provinces, and says what all rows have in common.
    """
    given, about = _given(rows, reason, seen)
    if given is None:
        return None
    months = {row.month for row in rows}
    with _tables():
        _fill("sales_given", given)
        _fill("sales_given_month", _bounds(months))
        reach = tuple(by.reach("edit")) if by is not None else ("",)
        ours = {f"ours{place}": code for place, code in enumerate(reach)}
        # Where nobody else can write, what is read before the months are held stays as it is.
        alone = connection.vendor == "sqlite"
        if alone:
            _run(staging.taken(state, _first_key(), reach), ours)
        places = _rows(staging.PLACES if alone else staging.places(reach), None if alone else ours)
        if any(odd for _province, _month, odd in places):
            return None
        held, told = hold({(province, _day(month)) for province, month, _odd in places})
        if any(month.closed_at or month.locked_at for month in held):
            return None
        if not alone:
            _run(staging.taken(state, 0, reach), ours)
            _count("sales_taken")
        ((added, revised, same, odd, *ends),) = _rows(staging.COUNTED)
        if odd:
            return None
        if added:
            _bear(months)
        opened = _run(staging.REPORTS, _values(told))
        for statement in (staging.sales(), staging.REVISED, staging.CHANGES, staging.SUMS):
            _run(statement, _values(told))
        summed.create(staging.types())
        summed.add()
        deltas.summed = True
    return Staged(Recorded(added, revised, same, opened), about, ends)


def _given(
    rows: Sequence[SaleRow], reason: str, seen: set[tuple[Any, ...]]
) -> tuple[list[tuple[Any, ...]] | None, set[tuple[Any, ...]]]:
    """The rows as they are handed over, or None where one is odd in itself; what they are about."""
    channels = set(Channel.objects.values_list("pk", flat=True))
    sources = set(ReportSource.values)
    adapt = connection.ops.adapt_datefield_value
    days = {month: adapt(month) for month in {row.month for row in rows}}
    given: list[tuple[Any, ...]] = []
    about: set[tuple[Any, ...]] = set()
    for n, (product, month, channel, baht, units, source, why, at, producer, buyers) in enumerate(rows):
        if (
            at is not None
            or channel not in channels
            or source not in sources
            or not (0 <= baht < MOST and 0 <= units < MOST)
            or (buyers is not None and not 0 <= buyers < MOST_BUYERS)
            or (product is None and producer is None)
        ):
            return None, about
        why = why or reason
        about.add((month, product, None if product else producer, channel))
        given.append(
            (n, product, producer, days[month], channel, baht, units, buyers, source, why, bool(why.strip()))
        )
    if len(about) < len(rows) or not seen.isdisjoint(about):
        return None, about
    return given, about


def _bounds(months: Iterable[date]) -> list[tuple[Any, ...]]:
    day, moment = connection.ops.adapt_datefield_value, connection.ops.adapt_datetimefield_value
    return [(day(month), day(year_begin(month)), *map(moment, month_bounds(month))) for month in months]


def _bear(months: Iterable[date]) -> None:
    """The marks that the products of new facts bear in their months; of several, the highest."""
    for month in months:
        day: Any = connection.ops.adapt_datefield_value(month)
        fresh = RawSQL(staging.FRESH, [day])  # noqa: S611 - our own statement
        found = in_force(month).filter(product__in=fresh).order_by("-level__order")
        if marks := dict(found.values_list("product_id", "level__code")):
            _run("DELETE FROM sales_given_mark")
            _fill("sales_given_mark", list(marks.items()))
            _run(staging.MARKED, {"month": day})


def _first_key() -> int:
    """Where one writes at a time: facts get keys from here on, by the place of their rows."""
    return bulk.reserve(Sale, 1)[0]


def _values(told: Told) -> dict[str, Any]:
    moment: Any = connection.ops.adapt_datetimefield_value(told.moment)
    return {"moment": moment, "label": told.label, "informant": told.informant, "state": told.state}


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


@contextmanager
def _tables() -> Iterator[None]:
    """The tables of one writing, of this connection alone; gone afterwards, unless the transaction has failed."""
    for name, columns in staging.TABLES.items():
        _run(f"CREATE TEMPORARY TABLE {name} ({columns.format(**staging.types())})")
    yield
    for name in [*staging.TABLES, "sales_taken"]:
        _run(f"DROP TABLE IF EXISTS {name}")


def _fill(table: str, rows: Sequence[Sequence[Any]]) -> None:
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        elif rows:
            holes = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {table} VALUES ({holes})", rows)  # noqa: S608 - our own names
    _count(table)


def _count(table: str) -> None:
    """PostgreSQL takes a table that nobody counted for a small one."""
    if connection.vendor == "postgresql":
        _run(f"ANALYZE {table}")


def _run(statement: str, values: dict[str, Any] | None = None) -> int:
    """The number of rows that it wrote."""
    cursor: Any
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _rows(statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
