"""Many rows into a table at once, without an object for each: SQLite by one prepared statement, PostgreSQL by COPY.

For rows that were checked already; like `bulk_create` it calls no `save` and sends no signal. In the caller's
transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models
from django.db.models import Max

Adapt = Callable[[Any], Any]
_ROOM = 65_536  # KB
_INDEXES_SQLITE = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql LIKE 'CREATE INDEX%%'"
)
_INDEXES_POSTGRESQL = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema() "
    "AND indexdef LIKE 'CREATE INDEX%%'"
)
_ADAPTED = (models.DateField, models.TimeField, models.JSONField, models.DecimalField, models.UUIDField)


@contextmanager
def loading(model: type[models.Model], *, first: bool = False) -> Iterator[None]:
    """For very many new rows in the caller's transaction: the indexes are made anew at the end.

    To sort once is several times faster than to enter each row in the middle of a dozen indexes. What must be
    unique is still checked row by row. On PostgreSQL only where these are the table's `first` rows: who drops an
    index there locks every reader out until the transaction ends, and an empty table has none to speak of.
    """
    if connection.vendor == "sqlite":
        made, before = _INDEXES_SQLITE, _sqlite_room(_ROOM)
    else:
        made, before = _INDEXES_POSTGRESQL, 0
        if not first:
            yield
            return
    with connection.cursor() as cursor:
        cursor.execute(made, [model._meta.db_table])
        indexes = cursor.fetchall()
        _check_references(cursor)
        for name, _statement in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        try:
            yield
            _check_references(cursor)
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            for _name, statement in indexes:
                cursor.execute(statement)
        finally:
            if before:
                _sqlite_room(-before)


def _check_references(cursor: Any) -> None:
    """PostgreSQL touches no index of a table of which it still has references to check."""
    if connection.vendor == "postgresql":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _sqlite_room(kilobytes: int) -> int:
    """Sets how much SQLite keeps in memory; returns what it was, negative where it was told in kilobytes.

    Beside Django, which lets nobody ask in a transaction that has failed.
    """
    before: int = connection.connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.connection.execute(f"PRAGMA cache_size = {-kilobytes}")
    return before


def reserve(model: type[models.Model], count: int) -> list[int]:
    """Keys for rows that are written before anything else is reserved."""
    return Reserved(model).keys(count)


class Reserved:
    """Keys for new rows of a table, which nobody else will be given; in one transaction."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._last = 0  # given out so far, perhaps not written yet

    def keys(self, count: int) -> list[int]:
        table = self._model._meta.db_table
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                    [table, count],
                )
                return [row[0] for row in cursor.fetchall()]
            # One writer at a time: what is free now stays free.
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            given = (cursor.fetchone() or (0,))[0]
        highest = self._model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        first = max(given, highest, self._last) + 1
        self._last = first + count - 1
        return list(range(first, first + count))


def insert(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    alike: Mapping[str, Any] | None = None,
) -> None:
    """Rows of values in the order of the fields' names (a foreign key by its "…_id").

    alike: the fields that are the same in all rows.
    """
    fields = [_field(model, name) for name in names]
    same = {_field(model, name): value for name, value in (alike or {}).items()}
    fixed = tuple(field.get_db_prep_save(value, connection) for field, value in same.items())
    columns = ", ".join(connection.ops.quote_name(field.column) for field in [*fields, *same])
    table = connection.ops.quote_name(model._meta.db_table)
    lines = _adapted(fields, rows)
    with connection.cursor() as opened:
        cursor: Any = opened  # COPY and lines that are made as they are written are beyond Django's types
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for line in lines:
                    copy.write_row((*line, *fixed))
            return
        marks = ", ".join([*["%s"] * len(fields), *map(_literal, fixed)])
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
    return model._meta.get_field(name)  # also by "…_id", which may be a field's own name


def _literal(value: Any) -> str:
    """As SQLite reads it in a statement, which costs less than to hand it over with every row."""
    match value:
        case None:
            return "NULL"
        case int():
            return str(int(value))
        case str() if "\0" not in value:
            return "'" + value.replace("'", "''").replace("%", "%%") + "'"
    raise TypeError(f"{value!r} cannot be the same in all rows")


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
        key = repr(value) if isinstance(value, list | dict) else value
        if key not in known:
            if len(known) > 1000:
                known.clear()
            known[key] = field.get_db_prep_save(value, connection)
        return known[key]

    return adapt
