"""What very many rows add to the totals, added up by the database: in tables of this connection until all are written.

sales_came: satang by producer, year and area; sales_cells: sums under everything that a total divides by.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from tidtam.kit.calendar import year_begin
from tidtam.work.sales.models import Period, ProducerTotal

WAYS = ("category", "mark", "channel", "kind")
SUMS = ("baht", "units", "official")
LEVELS = (6, 4, 2, 0)  # the country last: everybody waits for its cells
_TABLES = {
    "sales_came": "producer bigint, year date, area {code}, baht bigint",
    "sales_cells": (
        "area {code}, month date, year date, category {code}, mark {code}, channel {code}, kind {code}, "
        "baht bigint, units bigint, official bigint"
    ),
}
_COUNTS = "FROM sales_taken WHERE standing > 0 AND NOT same"
_CAME = (
    f"INSERT INTO sales_came SELECT producer, year, area, sum(more) {_COUNTS} GROUP BY producer, year, area"
)
_CELLS = f"""
    INSERT INTO sales_cells
    SELECT substr(area, 1, {LEVELS[0]}), month, year, {", ".join(WAYS)}, sum(more), sum(pieces),
      sum(CASE WHEN standing = 2 THEN more ELSE 0 END)
    {_COUNTS} GROUP BY substr(area, 1, {LEVELS[0]}), month, year, {", ".join(WAYS)}"""


def create(types: Mapping[str, str]) -> None:
    """The tables, unless an earlier part of the same writing made them. types: what the database calls a code."""
    for name, columns in _TABLES.items():
        _run(f"CREATE TEMPORARY TABLE IF NOT EXISTS {name} ({columns.format(**types)})")


def add() -> None:
    """What the rows of sales_taken bring."""
    _run(_CAME)
    _run(_CELLS)


def apply(
    cells: Iterable[tuple[Any, Sequence[int]]],
    producers: Mapping[tuple[int, date, str], int],
    keys: Mapping[type[models.Model], Sequence[str]],
) -> None:
    """Add all of it, and what was added up elsewhere, to the totals of every level and both periods; in a fixed order.

    cells: area, month, category, mark, channel and kind, with satang, units and official satang; keys: the tables
    and the columns that tell their cells apart.
    """
    day = connection.ops.adapt_datefield_value
    _fill(
        "sales_cells",
        [(area, day(month), day(year_begin(month)), *ways, *sums) for (area, month, *ways), sums in cells],
    )
    _fill(
        "sales_came",
        [(producer, day(year), area, baht) for (producer, year, area), baht in producers.items()],
    )
    if connection.vendor == "postgresql":
        for name in _TABLES:
            _run(f"ANALYZE {name}")
    _run(_producers())
    for table, key in keys.items():
        _run(_cells(table, key))
    for name in _TABLES:
        _run(f"DROP TABLE {name}")


def _producers() -> str:
    return f"""
    INSERT INTO {ProducerTotal._meta.db_table} (producer_id, month, area, baht)
    SELECT producer, year, area, CAST(sum(baht) AS bigint) FROM sales_came
    GROUP BY producer, year, area HAVING sum(baht) <> 0
    ORDER BY producer DESC, year DESC, area DESC
    {_conflict(ProducerTotal, ("producer_id", "month", "area"), ("baht",))}"""  # noqa: S608


def _cells(table: type[models.Model], key: Sequence[str]) -> str:
    """Each level is added up from the one below, a year from its months."""
    own = [way for way in key if way in WAYS]
    ways, sums = ", ".join(own), ", ".join(f"CAST(sum({one}) AS bigint) AS {one}" for one in SUMS)
    steps, kept, below = [], [], "sales_cells"
    for level in LEVELS:
        area, by = (f"substr(area, 1, {level})", "1, 2, 3") if level else ("''", "2, 3")
        by += "".join(f", {4 + place}" for place in range(len(own)))
        steps.append(
            f"of_{level} AS (SELECT {area} AS area, month, year, {ways}, {sums} FROM {below} GROUP BY {by})"  # noqa: S608 - our own names
        )
        below = f"of_{level}"
        place = (
            f"{level} AS level, {f'substr(area, 1, {level - 2})' if level else chr(39) * 2} AS parent, area"
        )
        whole = f"FROM {below} WHERE length(area) = {level}"
        kept += [
            f"SELECT {place}, '{Period.MONTH}' AS period, month, {ways}, {', '.join(SUMS)} {whole}",
            f"SELECT {place}, '{Period.YEAR}' AS period, year AS month, {ways}, {sums} {whole} "
            f"GROUP BY area, year, {ways}",
        ]
    columns = ", ".join([*key, *SUMS])
    conflict = _conflict(table, [part for part in key if part != "parent"], SUMS)
    order = ", ".join(f"{part} DESC" for part in key)
    return (
        f"WITH {', '.join(steps)}, kept AS ({' UNION ALL '.join(kept)}) "  # noqa: S608
        f"INSERT INTO {table._meta.db_table} ({columns}) SELECT {columns} FROM kept "
        f"WHERE baht <> 0 OR units <> 0 OR official <> 0 ORDER BY {order} {conflict}"
    )


def _conflict(table: type[models.Model], key: Sequence[str], sums: Sequence[str]) -> str:
    name = table._meta.db_table
    added = ", ".join(f"{one} = {name}.{one} + excluded.{one}" for one in sums)
    return f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}"


def _fill(table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        holes = ", ".join(["%s"] * len(rows[0]))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} VALUES ({holes})", rows)  # noqa: S608


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
