"""Papers and their pictures that were made already, by content: a folder that may be emptied at any time."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from tidtam.reporting.prints.papers.job import Job
from tidtam.reporting.prints.pressed import Press

MOST_BYTES = 1024**3
DOTS = 96.0  # an inch, of a page that is looked at


def folder() -> Path:
    return Path(settings.HOME) / "prints"


def paper(job: Job) -> Path:
    """The PDF; set when it has not been yet. PaperProblem where it cannot be."""
    path = folder() / job.key[:2] / f"{job.key}.pdf"
    if not path.exists():
        with Press() as press:
            press.write(job, path)
        tidy()
    return path


def pictures(job: Job) -> list[Path]:
    """Its pages as PNG, in their order."""
    place = folder() / job.key[:2] / job.key
    done = place / "done"
    if not done.exists():
        with Press() as press:
            press.write(job, place, dots=DOTS)
        done.touch()
    return sorted(place.glob("*.png"), key=lambda page: int(page.stem))


def tidy(most: int = MOST_BYTES) -> int:
    """Take the oldest away until what is left is no more than so many bytes; how many files went."""
    files = sorted(_files(), key=lambda row: row[1])
    whole = sum(size for _path, _made, size in files)
    gone = 0
    for path, _made, size in files:
        if whole <= most:
            break
        with suppress(OSError):
            if path.suffix == ".png":  # a set of pages goes together, or it would be taken for a whole one
                shutil.rmtree(path.parent, ignore_errors=True)
            else:
                path.unlink()
        whole -= size
        gone += 1
    return gone


def _files() -> Iterator[tuple[Path, float, int]]:
    for path in folder().rglob("*.*"):
        with suppress(OSError):
            told = path.stat()
            if path.is_file():
                yield path, told.st_mtime, told.st_size
