"""The search index of a table that gets thousands of rows in one transaction, filled by the batch."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from django.db import connection

from tidtam.kit.search.index import drop_triggers, indexed_values, search_table, triggers

_PENDING = "512MB"  # of words that wait for PostgreSQL's index
_PIECE = (
    5000  # new rows that SQLite's index takes at a time: the larger the piece, the less there is to merge
)
_MERGED_AT, _USUAL = 16, 4  # pieces of one size that are merged into one


class Filling:
    """SQLite: the index of new rows. While a statement of it runs, in a thread, Python goes on with other work."""

    def __init__(self, table: str, text: str, sound: str, last: int) -> None:
        self._statement = (
            f"INSERT INTO {search_table(table)} (rowid, text, sound) "  # noqa: S608
            f"SELECT id, {indexed_values(text, sound)} FROM {table} WHERE id > ? AND id <= ?"
        )
        self._table = table
        self._last = last
        self._thread: Thread | None = None
        self._error: BaseException | None = None

    def more(self) -> None:
        """Enter what is new since the last time; only rows that will not change before the end."""
        self._enter_from(_PIECE)

    def rest(self) -> None:
        """Enter all that is left."""
        self._enter_from(1)

    def _enter_from(self, rows: int) -> None:
        """Where at least so many rows wait."""
        self.wait()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {self._table}")  # noqa: S608
            highest = cursor.fetchone()[0]
        if highest - self._last >= rows:
            # The same connection: SQLite lets one statement at a time through, whoever asks.
            self._thread = Thread(target=self._enter, args=(connection.connection, self._last, highest))
            self._last = highest
            self._thread.start()

    def wait(self) -> None:
        """Until what was begun is done; raises what went wrong with it."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._error is not None:
            raise self._error

    def _enter(self, database: Any, last: int, highest: int) -> None:
        try:
            database.execute(self._statement, (last, highest))
        except BaseException as error:
            self._error = error


class Nothing(Filling):
    """PostgreSQL fills its index by itself."""

    def __init__(self) -> None:
        super().__init__("", "", "", 0)

    def _enter_from(self, rows: int) -> None:
        """It does so already."""


@contextmanager
def filled_by_the_batch(
    table: str, text: str = "search_text", sound: str = "sound_text"
) -> Iterator[Filling]:
    """In the caller's transaction, which no search sees before its end; it takes an eighth of the time.

    What is done to rows that were there before is followed as always; new rows enter the index at `more` or at
    the end, as they are then.
    """
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f"SET LOCAL gin_pending_list_limit = '{_PENDING}'")
            yield Nothing()
            # Of an index that is made anew at the end there is nothing to clean.
            cursor.execute(
                "SELECT gin_clean_pending_list(oid::regclass) FROM pg_class "
                "WHERE relname = %s AND relnamespace = current_schema()::regnamespace",
                [search_table(table)],
            )
            return
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608
        before = cursor.fetchone()[0]
        drop_triggers(cursor, search_table(table))
        for statement in triggers(table, text, sound, upto=before)[1:]:
            cursor.execute(statement)
        _merged_at(cursor, table, _MERGED_AT)
        filling = Filling(table, text, sound, before)
        try:
            yield filling
            filling.rest()
        finally:
            filling.wait()
        _merged_at(cursor, table, _USUAL)
        drop_triggers(cursor, search_table(table))
        for statement in triggers(table, text, sound):
            cursor.execute(statement)


def _merged_at(cursor: Any, table: str, pieces: int) -> None:
    found = search_table(table)
    cursor.execute(f"INSERT INTO {found} ({found}, rank) VALUES ('automerge', {pieces})")  # noqa: S608
