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
    WHERE conrelid = %s::regclass AND contype IN ('f', 'u') ORDER BY contype DESC"""


@contextmanager
def without_indexes(tables: Sequence[str]) -> Iterator[None]:
    """Inside, the tables hold rows and nothing else, as far as the database lets one take it away."""
    from django.db import connection

    if vendor() == "sqlite":
        run("PRAGMA foreign_keys = OFF")
        run("PRAGMA cache_size = -1000000")
        kept = [row for table in tables for row in rows(SQLITE_INDEXES, [table])]
        for name, _made in kept:
            run(f'DROP INDEX "{name}"')
        yield
        for _name, made in kept:
            run(made)
        connection.close()  # the next one has the product's own settings
        return
    run("SET work_mem = '256MB'")
    run("SET maintenance_work_mem = '512MB'")
    constraints = [(table, *row) for table in tables for row in rows(POSTGRESQL_CONSTRAINTS, [table])]
    for table, name, _made in constraints:
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    kept = [row for table in tables for row in rows(POSTGRESQL_INDEXES, [table])]
    for name, _made in kept:
        run(f'DROP INDEX "{name}"')
    yield
    for _name, made in kept:
        run(made)
    for table, name, made in reversed(constraints):
        run(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {made}')
    connection.close()


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
