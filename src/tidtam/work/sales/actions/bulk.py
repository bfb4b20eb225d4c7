"""Statements over lists of rows: by prepared statements on SQLite, by a list for each column on PostgreSQL."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, models

AT_ONCE = 1000
_LISTED = 20_000  # rows whose columns PostgreSQL is given at once


def with_values(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run a statement that says {values} where a list of rows goes, for so many rows at a time."""
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            row = f"({', '.join(['%s'] * len(part[0]))})"
            parameters = [_written(value) for each in part for value in each]
            cursor.execute(statement.format(values=", ".join([row] * len(part))), parameters)


def _written(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def upsert(
    table: type[models.Model],
    columns: Sequence[str],
    conflict: Sequence[str],
    added: Sequence[str],
    rows: Sequence[Sequence[Any]],
) -> None:
    """Insert the rows in their order; where one of the same `conflict` columns stands, add the `added` ones to it."""
    if not rows:
        return
    name = connection.ops.quote_name(table._meta.db_table)
    on_conflict = f"ON CONFLICT ({', '.join(conflict)}) DO UPDATE SET " + ", ".join(
        f"{part} = {name}.{part} + excluded.{part}" for part in added
    )
    into = f"INSERT INTO {name} ({', '.join(columns)})"
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            days: dict[date, Any] = {}
            holes = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"{into} VALUES ({holes}) {on_conflict}",
                (
                    tuple(_of_day(value, days) if type(value) is date else value for value in row)
                    for row in rows
                ),
            )
            return
        fields = [table._meta.get_field(column) for column in columns]
        lists = ", ".join(f"%s::{field.rel_db_type(connection)}[]" for field in fields)  # type: ignore[union-attr]
        for start in range(0, len(rows), _LISTED):
            given = [list(values) for values in zip(*rows[start : start + _LISTED], strict=True)]
            cursor.execute(f"{into} SELECT * FROM unnest({lists}) {on_conflict}", given)  # noqa: S608 - our own names


def _of_day(day: date, known: dict[date, Any]) -> Any:
    if day not in known:
        known[day] = connection.ops.adapt_datefield_value(day)
    return known[day]
