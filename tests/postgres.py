"""A PostgreSQL that lives as long as one command.

    python -m tests.postgres -- pytest ...

makes a cluster in a temporary folder, reached by a socket there and by nothing else, runs the command with
DATABASE_URL pointing to it, stops the cluster and gives back the command's exit status. Without a command it
prints the address and keeps the cluster until Ctrl-C. Nothing is synced to disk: no data of anybody's belongs
in it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")
SUPERUSER = "tidtam"
DATABASE = "tidtam"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "autovacuum_naptime": "10s",
    "log_min_messages": "fatal",
}


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: from PATH, or Debian's newest; None where there is no PostgreSQL."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    releases = [folder.parent for folder in INSTALLED.glob("*/bin/initdb")]
    return max(releases, key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def cluster() -> Iterator[str]:
    """A fresh cluster; gives the address of its one empty database and is gone afterwards."""
    folder = binaries()
    if folder is None:
        raise SystemExit("PostgreSQL is not installed here; on Debian: apt install postgresql")
    owner = _owner()
    home = Path(tempfile.mkdtemp(prefix="tidtam-pg-"))
    if owner:
        shutil.chown(home, owner)
    try:
        _run(
            [
                *(folder / "initdb", "--pgdata", home / "data", "--username", SUPERUSER, "--auth", "trust"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"),
            ],
            home,
            owner,
        )
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        control: list[str | Path] = [folder / "pg_ctl", "--pgdata", home / "data", "--silent"]
        log = home / "log"
        _run([*control, "--log", log, "--wait", "--options", f"-k '{home}' {options}", "start"], home, owner)
        try:
            _run([folder / "createdb", "--host", home, "--username", SUPERUSER, DATABASE], home, owner)
            yield f"postgresql://{SUPERUSER}@/{DATABASE}?host={home}"
        finally:
            _run([*control, "--mode", "immediate", "stop"], home, owner)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as the user that its package made."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise SystemExit("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.")


def _run(command: list[str | Path], home: Path, owner: str | None) -> None:
    """Run quietly in the cluster's folder as its owner; what went wrong is said with the log's last lines."""
    with (home / "said").open("wb") as said:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=home,
            user=owner,
            group=pwd.getpwnam(owner).pw_gid if owner else None,
            extra_groups=[] if owner else None,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        logs = [(home / name) for name in ("said", "log")]
        lines = [line for kept in logs if kept.exists() for line in kept.read_text().splitlines()[-20:]]
        raise SystemExit("\n".join([f"{Path(command[0]).name} failed:", *lines]))


def main(arguments: list[str]) -> int:
    """Run `arguments` (after --) against a cluster of their own."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is stopped then, too
    with cluster() as address:
        if not command:
            print(f"DATABASE_URL={address}", flush=True)
            with suppress(KeyboardInterrupt):
                signal.pause()
            return 0
        found = shutil.which(command[0], path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
        if found is None:
            print(f"{command[0]}: no such command", file=sys.stderr)
            return 127
        return _wait(subprocess.Popen([found, *command[1:]], env={**os.environ, "DATABASE_URL": address}))


def _wait(child: "subprocess.Popen[bytes]") -> int:
    """Wait for the command; a stop from outside goes to it first, so that the cluster goes down after it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _frame: child.send_signal(received))
    status = child.wait()
    return 128 - status if status < 0 else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
