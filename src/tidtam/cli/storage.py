"""Bringing the database and the static files of a home to the state that this version needs."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tidtam.cli.failure import Failure


def waiting_migrations() -> int:
    """How many migrations the database still lacks; Failure when it cannot be reached, or knows more than we."""
    require_database()
    try:
        executor = MigrationExecutor(connection)
        newer = _newer(executor.loader)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise _unreachable(error) from error
    if newer:
        raise Failure(
            f"this database was used by a newer tidtam ({newer}); install that version, or choose another TIDTAM_HOME"
        )
    return len(plan)


def require_database() -> None:
    """Failure when the database does not answer; asked past the pool, which would only say that it waited."""
    driver: Any = connection
    try:
        if driver.vendor == "postgresql" and driver.connection is None:
            parameters = {"connect_timeout": 10, **driver.get_connection_params()}
            driver.Database.connect(**parameters).close()
        connection.ensure_connection()
    except (DatabaseError, driver.Database.Error) as error:
        raise _unreachable(error) from error


def _unreachable(error: Exception) -> Failure:
    return Failure(f"the database cannot be reached: {str(error).strip().splitlines()[0]}")


def _newer(loader: MigrationLoader) -> str:
    """A migration of ours that was applied and comes after the last that we know; "" when there is none."""
    last: dict[str, str] = {}
    for app, name in loader.disk_migrations:
        last[app] = max(name, last.get(app, ""))
    beyond = sorted((app, name) for app, name in loader.applied_migrations if name > last.get(app, name))
    return ".".join(beyond[0]) if beyond else ""


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
