"""Statements over lists of rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

AT_ONCE = 1000


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
