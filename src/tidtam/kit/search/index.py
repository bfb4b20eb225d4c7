"""The search index of a table, made by its migration and kept by the database itself, whoever writes.

SQLite: an FTS5 table of trigrams that stores no text of its own (`<table>_search`), filled by triggers. The
table's key must be an integer, which survives a VACUUM; a hidden row number does not. A later migration that
makes SQLite rebuild the table drops the triggers and must call `search_index` again (tests/test_search_index.py
notices). PostgreSQL: a GIN index of trigrams. Thai letters are letters to it in every locale but the bare C,
where it still finds everything, slowly.
"""

from typing import Any

from django.db import migrations

_PENDING = (
    "512MB"  # of words that wait for the index of PostgreSQL, in a transaction that adds thousands of rows
)

_SAMPLES = 1000


def search_table(table: str) -> str:
    return f"{table}_search"


def search_index(table: str, text: str = "search_text", sound: str = "sound_text") -> migrations.RunPython:
    """The operation that makes the index of `table` anew from what stands in it."""

    def make(_apps: Any, schema_editor: Any) -> None:
        drop(_apps, schema_editor)
        vendor = schema_editor.connection.vendor
        for statement in (
            _sqlite(table, text, sound) if vendor == "sqlite" else _postgresql(table, text, sound)
        ):
            schema_editor.execute(statement)

    def drop(_apps: Any, schema_editor: Any) -> None:
        found = search_table(table)
        if schema_editor.connection.vendor == "sqlite":
            statements = [f"DROP TRIGGER IF EXISTS {found}_{when}" for when in ("new", "gone", "changed")]
            statements.append(f"DROP TABLE IF EXISTS {found}")
        else:
            statements = [f"DROP INDEX IF EXISTS {found}"]
        for statement in statements:
            schema_editor.execute(statement)

    return migrations.RunPython(make, drop)


def search_statistics(
    table: str, text: str = "search_text", sound: str = "sound_text"
) -> migrations.RunPython:
    """The operation by which PostgreSQL knows how common a word is: ten times as many samples as of other columns."""

    def keep(target: int) -> Any:
        def make(_apps: Any, schema_editor: Any) -> None:
            if schema_editor.connection.vendor == "postgresql":
                for column in (text, sound):
                    schema_editor.execute(f"ALTER TABLE {table} ALTER {column} SET STATISTICS {target}")

        return make

    return migrations.RunPython(keep(_SAMPLES), keep(-1))


def drop_triggers(cursor: Any, found: str) -> None:
    for when in ("new", "gone", "changed"):
        cursor.execute(f"DROP TRIGGER IF EXISTS {found}_{when}")


def indexed_values(text: str, sound: str, row: str = "") -> str:
    """Two spaces stand before every word: then the beginning of a word is a trigram, too."""
    return f"'  ' || replace({row}{text}, ' ', '  '), {row}{sound}"


def triggers(table: str, text: str, sound: str, upto: int | None = None) -> list[str]:
    """That the index follows the table: new rows, rows that go, rows that change; upto: only those so far."""
    found = search_table(table)
    old, new = indexed_values(text, sound, "old."), indexed_values(text, sound, "new.")
    enter = f"INSERT INTO {found} (rowid, text, sound) VALUES (new.id, {new});"  # noqa: S608
    leave = f"INSERT INTO {found} ({found}, rowid, text, sound) VALUES ('delete', old.id, {old});"  # noqa: S608
    changed = f"(old.{text} <> new.{text} OR old.{sound} <> new.{sound})"
    known = "" if upto is None else f"old.id <= {upto}"
    when_gone = f"WHEN {known} " if known else ""
    when_changed = " AND ".join(filter(None, [changed, known]))
    return [
        f"CREATE TRIGGER {found}_new AFTER INSERT ON {table} BEGIN {enter} END",
        f"CREATE TRIGGER {found}_gone AFTER DELETE ON {table} {when_gone}BEGIN {leave} END",
        f"CREATE TRIGGER {found}_changed AFTER UPDATE OF {text}, {sound} ON {table} "
        f"WHEN {when_changed} BEGIN {leave} {enter} END",
    ]


def _sqlite(table: str, text: str, sound: str) -> list[str]:
    found = search_table(table)
    return [
        f"CREATE VIRTUAL TABLE {found} USING fts5(text, sound, content='', columnsize=0, "
        "tokenize='trigram case_sensitive 1')",
        # Every INSERT flushes the index; fewer and larger pieces make a large import a fifth faster.
        f"INSERT INTO {found} ({found}, rank) VALUES ('crisismerge', 64)",  # noqa: S608
        f"INSERT INTO {found} (rowid, text, sound) SELECT id, {indexed_values(text, sound)} FROM {table}",  # noqa: S608
        *triggers(table, text, sound),
    ]


def _postgresql(table: str, text: str, sound: str) -> list[str]:
    return [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        f"CREATE INDEX {search_table(table)} ON {table} USING gin ({text} gin_trgm_ops, {sound} gin_trgm_ops)",
    ]
