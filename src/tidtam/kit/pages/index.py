"""Which pages are kept and what each was made from: one SQLite file beside them, for all processes of a machine.

Every change to pages happens inside BEGIN IMMEDIATE, so that keeping and dropping exclude each other. `position` counts
the drops: a page is kept only when nothing that it was made from was dropped since its making began.

The file is as lasting as the processes, not as the disk: after a restart of the machine nothing in it is believed.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tidtam.kit.pages import shelf
from tidtam.kit.pages.tags import Dropped, held_against

NAME = "index.sqlite3"
REMEMBERED = 600.0  # seconds that a drop is remembered against pages that are still being made
_TABLES = """
create table if not exists state (name text primary key, value) without rowid;
create table if not exists page (id integer primary key autoincrement, place text not null unique,
  size integer not null, used integer not null);
create index if not exists page_used on page (used);
create table if not exists tag (tag text, page integer, primary key (tag, page)) without rowid;
create index if not exists tag_page on tag (page);
create table if not exists dropped (mark text primary key, position integer, at real) without rowid;
create table if not exists handled (entry integer primary key);
create table if not exists gap (low integer primary key, high integer, since real);
create trigger if not exists page_in after insert on page begin
  update state set value = value + new.size where name = 'bytes'; end;
create trigger if not exists page_out after delete on page begin
  update state set value = value - old.size where name = 'bytes'; end;
insert or ignore into state values ('bytes', 0), ('position', {begin}), ('floor', {begin}), ('version', ''),
  ('day', ''), ('boot', ''), ('seen', -1);
"""


class Index:
    """One connection of one process; threads take turns."""

    def __init__(self, folder: Path, *, make: bool) -> None:
        """make False: FileNotFoundError where no web process has ever kept a page."""
        self.folder = folder
        self.file = folder / NAME
        if make:
            folder.mkdir(parents=True, exist_ok=True, mode=0o755)
        elif not self.file.exists():
            raise FileNotFoundError(self.file)
        self._turn = threading.RLock()
        self._open = sqlite3.connect(self.file, timeout=10, isolation_level=None, check_same_thread=False)
        # Positions of a new file begin above those of one that was lost: what is being made by the old one is refused.
        tables = _TABLES.format(begin=time.time_ns())
        self._open.executescript(
            f"pragma journal_mode=wal; pragma synchronous=off; begin immediate;{tables}commit;"
        )
        self._inode = self.file.stat().st_ino

    def still_there(self) -> bool:
        """Whether this is the file that others see too."""
        try:
            return self.file.stat().st_ino == self._inode
        except FileNotFoundError:
            return False

    def close(self) -> None:
        with self._turn:
            self._open.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Alone on this machine until the block ends; nothing of it stands when it fails."""
        with self._turn:
            self._open.execute("begin immediate")
            try:
                yield self._open
            except BaseException:
                self._open.execute("rollback")
                raise
            self._open.execute("commit")

    def state(self, name: str) -> int | str:
        with self._turn:
            value: int | str = self._open.execute(
                "select value from state where name = ?", (name,)
            ).fetchone()[0]
            return value

    def position(self) -> int:
        return int(self.state("position"))

    def claim(self, version: str, day: str) -> bool:
        """Pages are from now on of this version and day; all others go. True where that changed anything."""
        asked = {"version": version, "day": day, "boot": _boot()}
        with self._turn:
            if all(self.state(name) == value for name, value in asked.items()):
                return False
        with self.writing() as sql:
            sql.executemany("update state set value = ? where name = ?", [(v, n) for n, v in asked.items()])
            self._forget_all(sql)
        return True

    def is_of(self, version: str, day: str) -> bool:
        return self.state("version") == version and self.state("day") == day

    def keep(
        self,
        place: str,
        page: shelf.Page,
        made_of: Iterable[str],
        *,
        version: str,
        day: str,
        since: int,
        most: int,
    ) -> bool:
        """Keep the page, whose making began at position `since`; False where it may be old already.

        The row stands before the file does: a process that dies between them leaves no file that no drop would find.
        """
        tags = set(made_of)
        size = page.size_on_disk
        if size > most // 8:
            return False
        with self.writing() as sql:
            if not self._may_keep(sql, tags, version, day, since):
                return False
            self._take(sql, "select id, place from page where place = ?", (place,))
            row = sql.execute(
                "insert into page (place, size, used) values (?, ?, ?)", (place, size, int(time.time()))
            ).lastrowid
            sql.executemany("insert into tag values (?, ?)", [(tag, row) for tag in tags])
        with self.writing() as sql:
            if sql.execute("select 1 from page where id = ?", (row,)).fetchone() is None:
                return False
            shelf.write(self.folder / place, page)
            self._make_room(sql, most)
        return True

    def drop(self, what: Dropped, entries: Iterable[int] = ()) -> int:
        """Take the pages away that this change touches; entries: of the trail, not to be dropped for again."""
        with self.writing() as sql:
            self._drop(sql, what)
            sql.executemany("insert or ignore into handled values (?)", [(one,) for one in entries])
            return int(sql.execute("select value from state where name = 'position'").fetchone()[0])

    def used(self, places: Iterable[str]) -> None:
        """These were read lately: they go last when room is needed."""
        now = int(time.time())
        with self.writing() as sql:
            sql.executemany("update page set used = ? where place = ?", [(now, place) for place in places])

    def places(self) -> list[str]:
        with self._turn:
            return [place for (place,) in self._open.execute("select place from page order by place")]

    def _may_keep(self, sql: sqlite3.Connection, tags: set[str], version: str, day: str, since: int) -> bool:
        if not self.is_of(version, day) or since < int(self.state("floor")) or not self.still_there():
            return False
        marks = sorted(held_against(tags))
        for first in range(0, len(marks), 500):
            some = marks[first : first + 500]
            asked = f"select 1 from dropped where position > ? and mark in ({','.join('?' * len(some))})"  # noqa: S608
            if sql.execute(asked, (since, *some)).fetchone():
                return False
        return True

    def _drop(self, sql: sqlite3.Connection, what: Dropped) -> None:
        now = time.time()
        sql.execute("update state set value = value + 1 where name = 'position'")
        position = sql.execute("select value from state where name = 'position'").fetchone()[0]
        sql.executemany(
            "insert or replace into dropped values (?, ?, ?)", [(mark, position, now) for mark in what.marks]
        )
        sql.execute(
            "update state set value = max(value, (select coalesce(max(position), 0) from dropped where at < ?))"
            " where name = 'floor'",
            (now - REMEMBERED,),
        )
        sql.execute("delete from dropped where at < ?", (now - REMEMBERED,))
        if what.everything:
            self._take(sql, "select id, place from page", ())
            return
        tagged = "select page.id, page.place from tag join page on page.id = tag.page where "
        for kind in what.kinds:
            self._take(
                sql, f"{tagged} tag.tag = ? or (tag.tag >= ? and tag.tag < ?)", (kind, f"{kind}:", f"{kind};")
            )
        for one in {*what.subjects, *(subject.partition(":")[0] for subject in what.subjects)}:
            self._take(sql, f"{tagged} tag.tag = ?", (one,))

    def _forget_all(self, sql: sqlite3.Connection) -> None:
        self._take(sql, "select id, place from page", ())
        shelf.clear(self.folder)
        sql.execute("update state set value = value + 1 where name = 'position'")
        sql.execute(
            "update state set value = (select value from state where name = 'position') where name = 'floor'"
        )

    def forget_all(self) -> None:
        """Take every page away, and whatever is being made now is not kept."""
        with self.writing() as sql:
            self._forget_all(sql)

    def _make_room(self, sql: sqlite3.Connection, most: int) -> None:
        """Down to nine tenths, those first that nobody read for longest."""
        held = int(self.state("bytes"))
        if held <= most:
            return
        for row, _place, size in sql.execute("select id, place, size from page order by used, id").fetchall():
            self._take(sql, "select id, place from page where id = ?", (row,))
            held -= size
            if held <= most * 9 // 10:
                return

    def _take(self, sql: sqlite3.Connection, found: str, asked: tuple[str | int, ...]) -> None:
        """The files first: a row without files is found again, files without a row never."""
        gone = sql.execute(found, asked).fetchall()
        for _row, place in gone:
            shelf.remove(self.folder / place)
        sql.executemany("delete from tag where page = ?", [(row,) for row, _place in gone])
        sql.executemany("delete from page where id = ?", [(row,) for row, _place in gone])


def _boot() -> str:
    """Another one after each start of the machine."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return f"process {os.getppid()}"
