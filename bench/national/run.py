"""Both databases, each in a process and a home of its own: SQLite, and a PostgreSQL that lives as long as this.

`python -m bench.national.run` measures the database that the environment names and prints its figures as JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

ROOT = Path(__file__).resolve().parent.parent.parent


def national(home: Path) -> Iterator[Figure]:
    """The national figures of every database that is installed here; a data set once built is kept in the home."""
    from tests.postgres import binaries

    here = [sys.executable, "-m", "bench.national.run"]
    yield from _measured(home / "national-sqlite", here)
    if binaries() is not None:
        yield from _measured(
            home / "national-postgresql", [sys.executable, "-m", "tests.postgres", "--", *here]
        )


def _measured(home: Path, command: list[str]) -> Iterator[Figure]:
    home.mkdir(parents=True, exist_ok=True)
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environ |= {"TIDTAM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    for line in done.stdout.splitlines():
        yield Figure(*json.loads(line))


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.national import data, pages

    call_command("migrate", verbosity=0)
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    if took := data.build():
        print(json.dumps(Figure(f"{name}: national data set built", took, "s", None)))
    for figure in pages.figures(name):
        print(json.dumps(figure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
