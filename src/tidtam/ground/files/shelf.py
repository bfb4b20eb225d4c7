"""Bytes on disk, named by what is in them: MEDIA_ROOT/ab/<sha256>, a picture's thumbnail beside it.

Nothing half written ever bears such a name: what comes in goes to a draft, reaches the disk, and is renamed.
A kill leaves at most a draft, or a file that no row knows; the sweep takes both after a day.
"""

import hashlib
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings

PIECE = 1024 * 1024
THUMBNAIL = ".thumbnail"
PAGE = ".page"
DRAFTS = "drafts"
KEPT_UNKNOWN_SECONDS = 24 * 60 * 60


def path_of(sha256: str, *, thumbnail: bool = False) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256[:2] / f"{sha256}{THUMBNAIL if thumbnail else ''}"


def page_path_of(sha256: str) -> Path:
    """Of the picture in the size of a page, which `web` makes when it is first asked for."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / f"{sha256}{PAGE}"


class Draft:
    """Content on its way in, hashed as it comes."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path, self.file, self.size = path, file, 0
        self._hash = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        self.file.write(piece)
        self._hash.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def keep(self, sha256: str = "", *, thumbnail: bool = False) -> None:
        """Give the content its name for good; the same content already there is left and counts as new."""
        self.file.flush()
        os.fsync(self.file.fileno())
        target = path_of(sha256 or self.sha256, thumbnail=thumbnail)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        self.path.replace(target)
        _sync(target.parent)


@contextmanager
def draft() -> Iterator[Draft]:
    """A draft that is gone afterwards, unless it was kept."""
    folder = Path(settings.MEDIA_ROOT) / DRAFTS
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    path = folder / uuid.uuid4().hex
    try:
        with path.open("w+b") as file:
            yield Draft(path, file)
    finally:
        path.unlink(missing_ok=True)


def scratch() -> IO[bytes]:
    """Room for something large in the making, beside what is kept: /tmp may be small. Gone once it is closed."""
    folder = Path(settings.MEDIA_ROOT) / DRAFTS
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    return TemporaryFile(dir=folder)


def unknown_since_long() -> Iterator[tuple[str, Path]]:
    """Everything old enough to be swept, with the hash that a row must know to save it ("" for drafts)."""
    before = time.time() - KEPT_UNKNOWN_SECONDS
    root = Path(settings.MEDIA_ROOT)
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if not folder.is_dir() or not (len(folder.name) == 2 or folder.name == DRAFTS):
            continue
        for path in folder.iterdir():
            if path.stat().st_mtime < before:
                yield (
                    ("" if folder.name == DRAFTS else path.name.removesuffix(THUMBNAIL).removesuffix(PAGE)),
                    path,
                )


def _sync(folder: Path) -> None:
    """The name itself must outlive a power cut, not only the bytes."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
