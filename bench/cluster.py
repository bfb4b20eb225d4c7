"""A PostgreSQL of the bench's own, kept in its home from run to run, as a small server runs it: all is synced.

Unlike the tests' cluster it can be stopped and started again, which is how its memory is emptied.
"""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "max_wal_size": "8GB",
    "random_page_cost": "1.1",
    "log_min_messages": "fatal",
}
USER = DATABASE = "tidtam"


class Cluster:
    """One cluster with one database, reached by a socket in its folder and by nothing else."""

    def __init__(self, home: Path) -> None:
        from tests.postgres import _owner, _run, binaries

        folder = binaries()
        if folder is None:
            raise RuntimeError("PostgreSQL is not installed here; on Debian: apt install postgresql")
        self._folder, self._run, self._owner = folder, _run, _owner()
        self.home = home.resolve()
        self.data = self.home / "data"

    @property
    def address(self) -> str:
        return f"postgresql://{USER}@/{DATABASE}?host={self.home}"

    def start(self) -> None:
        """Make it on the first time; it may run already."""
        self.home.mkdir(parents=True, exist_ok=True)
        if self._owner:
            shutil.chown(self.home, self._owner)
        fresh = not (self.data / "PG_VERSION").exists()
        if fresh:
            words = ["--pgdata", self.data, "--username", USER, "--auth", "trust", "--encoding", "UTF8"]
            self._do("initdb", *words, "--locale", "C.UTF-8", "--no-instructions")
        if self._control("status").returncode:
            options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
            self._do(
                "pg_ctl", "--pgdata", self.data, "--silent", "--wait", "--log", self.home / "log",
                "--options", f"-k '{self.home}' {options}", "start",
            )  # fmt: skip
        if fresh:
            self._do("createdb", "--host", self.home, "--username", USER, DATABASE)

    def stop(self) -> None:
        if (self.data / "PG_VERSION").exists() and not self._control("status").returncode:
            self._do("pg_ctl", "--pgdata", self.data, "--silent", "--wait", "--mode", "fast", "stop")

    def _do(self, name: str, *words: str | Path) -> None:
        self._run([self._folder / name, *words], self.home, self._owner)

    def _control(self, way: str) -> "subprocess.CompletedProcess[bytes]":
        owner = self._owner
        return subprocess.run(
            [str(self._folder / "pg_ctl"), "--pgdata", str(self.data), way],
            cwd=self.home, capture_output=True, check=False, user=owner,
            group=pwd.getpwnam(owner).pw_gid if owner else None, extra_groups=[] if owner else None,
        )  # fmt: skip


def forget(files: "list[Path]") -> None:
    """Have the system drop what it holds of these files in memory, after all of it is on the disk."""
    for file in files:
        try:
            handle = os.open(file, os.O_RDONLY)
        except OSError:  # gone meanwhile
            continue
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
