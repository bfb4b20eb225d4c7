"""Pages as files: where a page stands, how it is written and read. A web server may serve these files as they are.

pages/kept/<version>/<day>/<host>/<path>/page.html, beside it page.html.gz and page.html.br with the same bytes packed,
and page.html.head with the headers. The day and the version are in the folder, so that no page outlives them.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import brotli

KEPT = "kept"
NOW = "now"
ENDINGS = {
    "text/html": "html",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "text/plain": "txt",
    "application/json": "json",
}
HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?|\[[0-9a-f:.]{2,45}\](?::\d{1,5})?")
MOST_PARTS, LONGEST_PART, LONGEST = 12, 200, 800
PLAIN = "page"
_BLOCK = 4096


class Packed(NamedTuple):
    """The same page packed in one way. coding: "" as it is, gzip, br."""

    coding: str
    ending: str
    body: bytes


@dataclass(frozen=True)
class Page:
    """One page, ready to be sent. headers: without length, coding and tag, which each form has of its own."""

    headers: tuple[tuple[str, str], ...]
    kind: str
    body: bytes

    @cached_property
    def forms(self) -> dict[str, Packed]:
        """br, gzip and as it is; packed once."""
        return {
            "br": Packed("br", ".br", _brotli(self.body)),
            "gzip": Packed("gzip", ".gz", gzip.compress(self.body, compresslevel=6, mtime=0)),
            "": Packed("", "", self.body),
        }

    @cached_property
    def tag(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:24]

    @property
    def size_on_disk(self) -> int:
        sizes = [*(len(form.body) for form in self.forms.values()), len(self.head), 1]
        return sum(-(-size // _BLOCK) * _BLOCK for size in sizes)

    @cached_property
    def head(self) -> bytes:
        return json.dumps([self.tag, self.headers], ensure_ascii=False).encode()


def _brotli(body: bytes) -> bytes:
    packed: bytes = brotli.compress(body, quality=6)  # type: ignore[no-untyped-call]
    return packed


def parts_of(host: str, path: str) -> list[str] | None:
    """Names of folders for an address, its escapes read; None where no page may stand for it."""
    if not HOST.fullmatch(host) or ".." in host or not path.startswith("/") or len(path) > LONGEST:
        return None
    parts = [part for part in path.split("/")[1:] if part != ""]
    if "//" in path or len(parts) > MOST_PARTS:
        return None
    for part in parts:
        if (
            part in {".", ".."}
            or part.startswith(f"{PLAIN}.")
            or not part.isprintable()
            or "\\" in part
            or len(part.encode()) > LONGEST_PART
        ):
            return None
    return [host, *parts]


def folder_of(version: str, day: str) -> str:
    return f"{KEPT}/{version}/{day}"


def write(at: Path, page: Page) -> None:
    """`at` is without ending. Each file whole or not at all; the one that others look for comes last.

    The time that the files bear tells the content, not the hour: a web server makes its ETag from it, and two pages of
    one second and one length must not have the same. Its nanoseconds tell this writing from every other.
    """
    page_file = at.with_name(f"{at.name}.{page.kind}")
    page_file.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    stamp = (
        1_000_000_000 + int(page.tag[:8], 16) % 700_000_000
    ) * 1_000_000_000 + time.time_ns() % 1_000_000_000
    _whole(page_file.with_name(f"{page_file.name}.head"), page.head, stamp)
    for form in page.forms.values():  # as it is comes last
        _whole(page_file.with_name(page_file.name + form.ending), form.body, stamp)


def remove(at: Path) -> None:
    """First the one that others look for; the folder goes with its last page."""
    for kind in sorted(set(ENDINGS.values())):
        for ending in ("", ".br", ".gz", ".head"):
            at.with_name(f"{at.name}.{kind}{ending}").unlink(missing_ok=True)
    folder = at.parent
    for _step in range(MOST_PARTS):
        if KEPT in {folder.name, folder.parent.name, folder.parent.parent.name}:
            return
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def clear(pages: Path) -> None:
    """Every page of every version and day: out of the way at once, then off the disk."""
    unpoint(pages)
    kept = pages / KEPT
    if kept.exists():
        away = pages / f"gone.{os.getpid()}"
        shutil.rmtree(away, ignore_errors=True)
        kept.replace(away)
    for gone in pages.glob("gone.*"):
        shutil.rmtree(gone, ignore_errors=True)


def point(pages: Path, version: str, day: str) -> None:
    """`now` leads to the folder that holds today's pages: what a web server before us serves."""
    link, target = pages / NOW, folder_of(version, day)
    (pages / target).mkdir(parents=True, exist_ok=True, mode=0o755)
    if link.is_symlink() and os.readlink(link) == target:
        return
    draft = pages / f"{NOW}.{os.getpid()}"
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    if link.is_dir() and not link.is_symlink():
        unpoint(pages)
    draft.replace(link)


def unpoint(pages: Path) -> None:
    """`now` leads nowhere; also where a copy of the home made a folder of it."""
    link = pages / NOW
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link, ignore_errors=True)
    else:
        link.unlink(missing_ok=True)


def _whole(path: Path, body: bytes, stamp: int) -> None:
    draft = path.with_name(f"page.draft.{os.getpid()}")
    with draft.open("wb") as out:
        out.write(body)
    os.utime(draft, ns=(stamp, stamp))
    draft.replace(path)
