"""Putting many rows into a table at once, without building a model for each: a third of the time."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models


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
    names = ", ".join(quote(column.column) for column in columns)
    holes = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({holes})",  # noqa: S608 - our own names
            values,
        )


def _writer(column: Any) -> Callable[[Any], Any] | None:
    """What the database wants of a column's values, where it is not the value itself."""
    if isinstance(column, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(column, models.DateField):
        return connection.ops.adapt_datefield_value
    return None
