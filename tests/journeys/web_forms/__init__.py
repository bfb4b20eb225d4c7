"""Packages of npm that journeys drive: fetched by npm, held against the lock, kept beside the virtual environment."""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
KEPT = Path(sys.prefix) / "npm"


def packages() -> dict[str, Path]:
    """By name the folder of each package of the lock; skips the journey by name where there is no npm."""
    lock = json.loads((HERE / "package-lock.json").read_text())["packages"]
    return {
        place.removeprefix("node_modules/"): _package(place.removeprefix("node_modules/"), **said)
        for place, said in lock.items()
        if place
    }


def _package(name: str, version: str, integrity: str) -> Path:
    folder = KEPT / f"{name.replace('/', '-').lstrip('@')}-{version}"
    if not folder.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm on PATH, which fetches @getodk/web-forms; on Debian: apt install npm")
        KEPT.mkdir(exist_ok=True)
        done = subprocess.run(
            [npm, "pack", f"{name}@{version}", "--silent"],
            cwd=KEPT,
            check=True,
            capture_output=True,
            text=True,
        )
        tarball = KEPT / done.stdout.split()[-1]
        found = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
        assert f"sha512-{found}" == integrity, f"{name} is not what the lock names"
        with tarfile.open(tarball) as archive:
            archive.extractall(folder, filter="data")
        tarball.unlink()
    return folder / "package"
