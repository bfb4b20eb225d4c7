"""Writing a box: a chain of records, and the files that they speak of, in an archive that is written in one way only.

What it must look like in every byte is said by verify_box.py, which lies in every box and is read here too: the
chain's rule stands in one place.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, NamedTuple

from tidtam.reporting.box import verify_box
from tidtam.reporting.box.verify_box import CHAIN, START, canonical, linked

VERIFIER = Path(verify_box.__file__)
PIECE = 1024 * 1024
LIMIT = 2_000 * 1024 * 1024  # bytes; below what an old archive form holds
MOST_FILES = 60_000


class Member(NamedTuple):
    """A file of the box: its name there, where it lies, its hash and size."""

    name: str
    path: Path
    sha256: str
    size: int


class Chain:
    """The records so far, each bound to the one before it."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.head, self.length = START, 0

    def add(self, body: dict[str, Any]) -> None:
        self.length += 1
        made = linked(self.head, body)
        line = canonical({"n": self.length, "previous": self.head, "hash": made, "body": body})
        self._out.write(line.encode() + b"\n")
        self.head = made


def write(
    out: IO[bytes],
    chain_file: IO[bytes],
    chain: Chain,
    *,
    texts: Iterable[tuple[str, bytes]],
    members: Iterable[Member],
    end: dict[str, Any],
    progress: Callable[[int, int], None],
) -> None:
    """Close the chain over all files and put everything into `out`. Each file is read once more and must still be
    what its name says; OSError where it is not, and nothing of `out` is then good for anything.
    """
    inside, written = list(members), list(texts)
    for name, content in written:
        chain.add(_file(name, hashlib.sha256(content).hexdigest(), len(content)))
    for member in inside:
        chain.add(_file(member.name, member.sha256, member.size))
    chain.add({"what": "end", "files": len(written) + len(inside), **end})
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        chain_file.seek(0)
        _put(archive, CHAIN, chain_file)
        for name, content in written:
            archive.writestr(_info(name), content)
        for done, member in enumerate(inside):
            progress(done, len(inside))
            with member.path.open("rb") as file:
                if _put(archive, member.name, file) != member.sha256:
                    raise OSError(f"{member.path.name} is no longer what it was when it was stored")
    progress(len(inside), len(inside))


def _file(name: str, sha256: str, size: int) -> dict[str, Any]:
    return {"what": "file", "name": name, "sha256": sha256, "size": size}


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)  # dated 1 January 1980
    info.external_attr, info.create_system = 0o600 << 16, 3
    return info


def _put(archive: zipfile.ZipFile, name: str, file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with archive.open(_info(name), "w") as target:
        while piece := file.read(PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()
