"""The demo province as files, and the console command as a script would call it: nothing here imports tidtam."""

import os
import subprocess
import sys
from pathlib import Path

PASSWORD = "journey-of-2561"
TIDTAM = [sys.executable, "-m", "tidtam.cli"]
#: A journey must not depend on what the machine that runs it has set.
STRIPPED = ("TIDTAM_", "DATABASE_URL", "DJANGO_", "PYTEST_", "CI")


def environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(STRIPPED)}
    return {**kept, "TIDTAM_HOME": str(home), "TIDTAM_DEMO_PASSWORD": PASSWORD}


def tidtam(home: Path, *arguments: str | Path, seconds: int = 120) -> "subprocess.CompletedProcess[str]":
    """Run `tidtam` with these arguments and give what it said; the caller looks at the exit status."""
    return subprocess.run(
        [*TIDTAM, *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def build(home: Path) -> None:
    done = tidtam(home, "demo", "--no-serve", seconds=300)
    assert done.returncode == 0, done.stderr
    assert PASSWORD in done.stdout
