"""Writing many rows at once, without building a model for each: a third of the time, on PostgreSQL a tenth."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

AT_ONCE = 1000


def insert(table: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of column values; dates and instants are written as the ORM writes them."""
    columns: list[Any] = [table._meta.get_field(name) for name in fields]
    writers = [_writer(column) for column in columns]
    values = [
        [value if write is None else write(value) for write, value in zip(writers, row, strict=True)]
        for row in rows
    ]
    if not values:
        return
    quote = connection.ops.quote_name
    target = f"{quote(table._meta.db_table)} ({', '.join(quote(column.column) for column in columns)})"
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
            return
        holes = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {target} VALUES ({holes})", values)  # noqa: S608 - our own names


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


def _writer(column: Any) -> Callable[[Any], Any] | None:
    """What the database wants of a column's values, where it is not the value itself."""
    if isinstance(column, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(column, models.DateField):
        return connection.ops.adapt_datefield_value
    return None
