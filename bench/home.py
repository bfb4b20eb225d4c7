"""How long a newcomer waits: the demo alone, and set-up with demo from a clean clone."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

ROOT = Path(__file__).resolve().parent.parent


def built(home: Path) -> Iterator[Figure]:
    """Build the demo when the home has none yet; the later measures read it."""
    begun = time.perf_counter()
    stood = (home / "demo.json").exists()
    subprocess.run(
        [sys.executable, "-m", "tidtam.cli", "demo", "--no-serve"], check=True, stdout=subprocess.DEVNULL
    )
    if not stood:
        yield Figure("demo province built", time.perf_counter() - begun, "s", 60)


def from_clone(_home: Path) -> Iterator[Figure]:
    """`git clone`, `make setup`, `tidtam demo --no-serve` in an empty folder with nothing but the registries."""
    with tempfile.TemporaryDirectory(prefix="tidtam-clone-") as folder:
        clone = Path(folder) / "tidtam"
        environ = {
            k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "TIDTAM_HOME", "DATABASE_URL"}
        }
        make = shutil.which("make")
        git = shutil.which("git")
        if make is None or git is None:
            return
        subprocess.run([git, "clone", "-q", str(ROOT), str(clone)], check=True)
        begun = time.perf_counter()
        subprocess.run([make, "-s", "setup"], cwd=clone, env=environ, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            [clone / ".venv/bin/tidtam", "demo", "--no-serve"],
            cwd=clone, env=environ, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        yield Figure("set-up and demo from a clean clone", time.perf_counter() - begun, "s", 180)
