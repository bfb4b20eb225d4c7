"""Many rows into a table at once, without an object for each: SQLite by one prepared statement, PostgreSQL by COPY.

For rows that were checked already; like `bulk_create` it calls no `save` and sends no signal. In the caller's
transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import Max

Adapt = Callable[[Any], Any]
_ADAPTED = (models.DateField, models.TimeField, models.JSONField, models.DecimalField, models.UUIDField)


def reserve(model: type[models.Model], count: int) -> range | list[int]:
    """Keys for so many new rows, which nobody else will be given."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
    with connection.cursor() as cursor:  # one writer at a time: what is free now stays free
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        given = (cursor.fetchone() or (0,))[0]
    last = max(given, model._default_manager.aggregate(last=Max("pk"))["last"] or 0)
    return range(last + 1, last + 1 + count)


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows of values in the order of the fields' names (a foreign key by its "…_id")."""
    fields = [_field(model, name) for name in names]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    lines = _adapted(fields, rows)
    with connection.cursor() as opened:
        cursor: Any = opened  # COPY and lines that are made as they are written are beyond Django's types
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
            return
        marks = ", ".join(["%s"] * len(fields))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", lines)  # noqa: S608


def update(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows of values in the order of the names, the key last."""
    fields = [_field(model, name) for name in names]
    quote = connection.ops.quote_name
    settings = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    key = model._meta.pk
    assert key is not None
    assert key.column is not None
    statement = f"UPDATE {quote(model._meta.db_table)} SET {settings} WHERE {quote(key.column)} = %s"  # noqa: S608
    with connection.cursor() as opened:
        cursor: Any = opened
        cursor.executemany(statement, _adapted([*fields, key], rows))


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name.removesuffix("_id"))


def _adapted(fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """Most values are as the database takes them; those that are not are made so, field by field."""
    special: list[tuple[int, Adapt]] = [
        (place, _adapt(field)) for place, field in enumerate(fields) if isinstance(field, _ADAPTED)
    ]
    if not special:
        yield from rows
        return
    for row in rows:
        line = list(row)
        for place, adapt in special:
            line[place] = adapt(line[place])
        yield line


def _adapt(field: Any) -> Adapt:
    known: dict[Any, Any] = {}

    def adapt(value: Any) -> Any:
        if isinstance(value, list | dict):
            return field.get_db_prep_save(value, connection)
        if value not in known:
            if len(known) > 1000:
                known.clear()
            known[value] = field.get_db_prep_save(value, connection)
        return known[value]

    return adapt
