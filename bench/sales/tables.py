"""Filling tables at once: without their indexes and foreign keys, which are made again afterwards as they were."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

SQLITE_INDEXES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s"
)
POSTGRESQL_INDEXES = """SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    WHERE x.indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid)"""
POSTGRESQL_CONSTRAINTS = """SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype IN ('f', 'u') ORDER BY contype"""


@contextmanager
def without_indexes(tables: Sequence[str]) -> Iterator[None]:
    """Inside, the tables hold rows and nothing else, as far as the database lets one take it away.

    One transaction: what breaks inside leaves rows and indexes as they were.
    """
    from django.db import connection, transaction

    if vendor() == "sqlite":
        settings = ("PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -1000000")
    else:
        settings = ("SET work_mem = '256MB'", "SET maintenance_work_mem = '512MB'")
    for setting in settings:
        run(setting)
    try:
        with transaction.atomic():
            made_again = [*_take_constraints(tables), *_take_indexes(tables)]
            yield
            for statement in reversed(made_again):
                run(statement)
    finally:
        connection.close()  # the next one has the product's own settings


def _take_constraints(tables: Sequence[str]) -> list[str]:
    """Drop what PostgreSQL keeps as constraints; the statements that make it again, in the opposite order."""
    if vendor() == "sqlite":
        return []
    found = [(table, *row) for table in tables for row in rows(POSTGRESQL_CONSTRAINTS, [table])]
    for table, name, _made in found:
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    return [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {made}' for table, name, made in found]


def _take_indexes(tables: Sequence[str]) -> list[str]:
    statement = SQLITE_INDEXES if vendor() == "sqlite" else POSTGRESQL_INDEXES
    found = [row for table in tables for row in rows(statement, [table])]
    for name, _made in found:
        run(f'DROP INDEX "{name}"')
    return [made for _name, made in found]


def vendor() -> str:
    from django.db import connection

    return str(connection.vendor)


def run(statement: str, values: Sequence[Any] | None = None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rows(statement: str, values: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def fill(table: str, columns: str, lines: Sequence[Sequence[Any]]) -> None:
    """A temporary table of these columns (name type, ...) with these lines."""
    from django.db import connection

    run(f"DROP TABLE IF EXISTS {table}")
    run(f"CREATE TEMPORARY TABLE {table} ({columns})")
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
            cursor.execute(f"ANALYZE {table}")
        else:
            holes = ", ".join(["%s"] * len(lines[0]))
            cursor.executemany(f"INSERT INTO {table} VALUES ({holes})", lines)
