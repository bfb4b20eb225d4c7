"""Bringing the database and the static files of a home to the state that this version needs."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from tidtam.cli.failure import Failure


def waiting_migrations() -> int:
    """How many migrations the database still lacks; Failure when it cannot be reached."""
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        raise Failure(f"the database cannot be reached: {str(error).strip().splitlines()[0]}") from error


def migrate() -> None:
    """Apply what is missing; two starts at once on one home wait for each other."""
    with _one_at_a_time(settings.HOME / "migrate.lock"):
        if waiting_migrations():
            print("preparing the database …", file=sys.stderr, flush=True)
            call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def collect_static() -> None:
    """Gather what browsers ask for into one folder, under names that carry their content's hash."""
    with _one_at_a_time(settings.HOME / "static.lock"):
        call_command("collectstatic", verbosity=0, interactive=False, clear=False)


def require_migrated() -> None:
    """For commands that only read or add: the database has to be there already."""
    if waiting_migrations():
        raise Failure("the database is not prepared yet; run `tidtam serve` or `tidtam demo` once")


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
