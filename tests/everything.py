"""What `make test` runs: all tests on SQLite, what touches the database again on PostgreSQL, journeys last.

The journeys, by browser and by shell, go through one demo that is built once; so they run in one process.
"""

import os
import subprocess
import sys

from tests import postgres

PYTEST = [sys.executable, "-m", "pytest", "-q"]
WORKERS = os.environ.get("TIDTAM_TEST_WORKERS", "2")


def main() -> int:
    legs = [
        ("SQLite", [*PYTEST, "-n", WORKERS, "-m", "not browser and not demo"]),
        (
            "PostgreSQL",
            [sys.executable, "-m", "tests.postgres", "--", *PYTEST, "-n", WORKERS, "--database-only"],
        ),
        ("journeys", [*PYTEST, "-m", "browser or demo"]),
    ]
    failed = []
    for name, command in legs:
        print(f"\n=== {name}", flush=True)
        if name == "PostgreSQL" and postgres.binaries() is None:
            if os.environ.get("CI"):
                print("PostgreSQL is not installed; CI needs it")
                failed.append(name)
            else:
                print("PostgreSQL is not installed: these tests ran on SQLite only")
            continue
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall green")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
