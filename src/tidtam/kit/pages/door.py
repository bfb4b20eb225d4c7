"""The door before Django: public pages that are kept are answered here, those that are made are kept here.

Only what `kit.public` marked goes in: an answer to a GET without a question, 200, whole, without a cookie. A kept page
and the same page just made are sent by the same lines, so that nobody can tell them apart.
"""

import logging
import os
import re
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.conf import settings

from tidtam.kit import clock
from tidtam.kit.middleware import draw_request_id
from tidtam.kit.pages import shelf
from tidtam.kit.pages.following import Follower, follower
from tidtam.kit.pages.shelf import Packed, Page

log = logging.getLogger(__name__)

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

CACHE_CONTROL = "public, max-age=0, must-revalidate"
#: What others hang on an address to know where somebody came from: it changes no page.
TRACKING = re.compile(r"utm_[a-z]+|fbclid|gclid|igshid|mc_[ce]id")
OWN = frozenset(
    {"etag", "content-length", "content-encoding", "x-request-id", "vary", "cache-control", "date"}
)
IN_MEMORY = 32 * 1024 * 1024


class Door:
    """WSGI. most: bytes that pages may take on the disk."""

    def __init__(self, inner: Application, keeping: Follower, *, most: int) -> None:
        self.inner = inner
        self.keeping = keeping
        self.most = most
        self.memory = Memory()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        place = self._place(environ)
        if place is None or not self.keeping.trusted():
            return self.inner(environ, start)
        page = self.memory.page(self.keeping.index.folder / place)
        if page is not None:
            self.keeping.note_read(place)
            return answer(page, environ, start)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.inner(environ, start)
        return self._made(place, environ, start)

    def _place(self, environ: Environ) -> str | None:
        """Where a page of this address stands, whether it does or not; None for what is never kept."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or not _as_configured(environ):
            return None
        asked = environ.get("QUERY_STRING", "")
        if asked:
            if not all(TRACKING.fullmatch(name) for name, _ in parse_qsl(asked, keep_blank_values=True)):
                return None
            environ["QUERY_STRING"] = ""
        try:
            path = environ.get("PATH_INFO", "").encode("latin-1").decode()
        except UnicodeDecodeError:
            return None
        parts = shelf.parts_of(environ.get("HTTP_HOST", "").lower(), path)
        if parts is None:
            return None
        folder = shelf.folder_of(self.keeping.version, clock.today().isoformat())
        return "/".join([folder, *parts, shelf.PLAIN])

    def _made(self, place: str, environ: Environ, start: Start) -> Iterable[bytes]:
        since = self.keeping.index.position()
        said: list[Any] = []

        def heard(status: str, headers: list[tuple[str, str]], failure: Any = None) -> None:
            said[:] = [status, headers, failure]

        result = self.inner(environ, heard)
        made_of = getattr(result, "made_of", None)
        page = _page(result, said[0], said[1]) if made_of else None
        if page is None:
            start(*said) if said[2] else start(said[0], said[1])
            return result
        if hasattr(result, "close"):
            result.close()
        self._keep(place, page, made_of or (), since)
        return answer(page, environ, start)

    def _keep(self, place: str, page: Page, made_of: Iterable[str], since: int) -> None:
        day = place.split("/")[2]
        try:
            self.keeping.index.keep(
                place, page, made_of, version=self.keeping.version, day=day, since=since, most=self.most
            )
        except (sqlite3.Error, OSError):
            log.exception("a page could not be kept")


class Memory:
    """Pages that this process has read lately. The file is the truth: one that is gone is gone here too."""

    def __init__(self, most: int = IN_MEMORY) -> None:
        self.most = most
        self._held = 0
        self._turn = threading.Lock()
        self._pages: OrderedDict[Path, tuple[tuple[int, int, int], Page]] = OrderedDict()

    def page(self, at: Path) -> Page | None:
        """`at` names the file without its ending; the page as it stands now, None where none does."""
        for ending in ("html", "xml", "txt", "json"):
            file = at.with_name(f"{at.name}.{ending}")
            try:
                state = _state(file)
            except OSError:
                continue
            known = self._pages.get(file)
            if known is not None and known[0] == state:
                return known[1]
            return self._load(file, state)
        return None

    def _load(self, file: Path, state: tuple[int, int, int]) -> Page | None:
        """Whole or not at all: the plain file is written last and removed first, so its state frames the others."""
        try:
            tag, headers = orjson.loads(file.with_name(f"{file.name}.head").read_bytes())
            bodies = {
                coding: file.with_name(file.name + ending).read_bytes()
                for coding, ending in (("br", ".br"), ("gzip", ".gz"), ("", ""))
            }
            if _state(file) != state:
                return None
        except (OSError, ValueError):
            return None
        page = Page(tuple((name, value) for name, value in headers), file.suffix[1:], bodies[""])
        page.__dict__["tag"] = tag
        page.__dict__["forms"] = {coding: Packed(coding, "", body) for coding, body in bodies.items()}
        size = sum(map(len, bodies.values()))
        with self._turn:
            gone = self._pages.pop(file, None)
            self._held += size - (_size(gone[1]) if gone else 0)
            self._pages[file] = (state, page)
            while self._held > self.most and len(self._pages) > 1:
                self._held -= _size(self._pages.popitem(last=False)[1][1])
        return page


def answer(page: Page, environ: Environ, start: Start) -> list[bytes]:
    """Send a page in the form that the browser takes, or say that the browser has it already."""
    form = page.forms[_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))]
    tag = f'"{page.tag}-{form.coding}"' if form.coding else f'"{page.tag}"'
    headers = [
        *page.headers,
        ("Cache-Control", CACHE_CONTROL),
        ("Vary", "Accept-Encoding"),
        ("ETag", tag),
        ("X-Request-ID", draw_request_id()),
    ]
    if _has(environ.get("HTTP_IF_NONE_MATCH", ""), tag):
        start("304 Not Modified", [one for one in headers if one[0] != "Content-Type"])
        return []
    if form.coding:
        headers.append(("Content-Encoding", form.coding))
    headers.append(("Content-Length", str(len(form.body))))
    start("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [form.body]


def _coding(accepted: str) -> str:
    """br before gzip before none; what the browser refuses (q=0) is not sent."""
    taken = {}
    for one in accepted.lower().split(","):
        name, _semicolon, rest = one.strip().partition(";")
        taken[name.strip()] = not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", rest)
    return next((coding for coding in ("br", "gzip") if taken.get(coding)), "")


def _has(asked: str, tag: str) -> bool:
    return asked.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in asked.split(","))


def _page(result: Any, status: str, headers: list[tuple[str, str]]) -> Page | None:
    """The answer as a page that may be kept, None where it may not."""
    told = {name.lower(): value for name, value in headers}
    kind = shelf.ENDINGS.get(told.get("content-type", "").partition(";")[0].strip())
    kept_by_nobody = {"no-store", "private"} & set(re.split(r"[\s,]+", told.get("cache-control", "").lower()))
    if not status.startswith("200") or kind is None or kept_by_nobody or "set-cookie" in told:
        return None
    if getattr(result, "streaming", True) or "content-encoding" in told:
        return None
    body = b"".join(result)
    return Page(tuple(one for one in headers if one[0].lower() not in OWN), kind, body)


def _as_configured(environ: Environ) -> bool:
    """By the scheme that the settings expect: a page knows its own address."""
    expected = settings.SECURE_PROXY_SSL_HEADER
    if expected:
        return bool(environ.get(expected[0]) == expected[1])
    return bool(environ.get("wsgi.url_scheme", "http") == "http")


def _state(file: Path) -> tuple[int, int, int]:
    found = os.stat(file)
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def _size(page: Page) -> int:
    return sum(len(form.body) for form in page.forms.values())


def before(inner: Application) -> Application:
    """The door before this application, open from now on; the application itself where nothing is to be kept."""
    if not settings.PAGES_BYTES:
        return inner
    keeping = follower()
    threading.Thread(target=keeping.run, args=(threading.Event(),), name="pages", daemon=True).start()
    return Door(inner, keeping, most=settings.PAGES_BYTES)
