"""Everything that can be set from outside, typed, in one place; with nothing set it runs from ./var.

A wrong value raises `WrongSetting`, whose text is the one line the person who started tidtam gets to read.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PERSONAL_KEYS = "personal_keys"


class WrongSetting(Exception):
    """An environment variable holds something that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        shown = "***" if "KEY" in name or "PASSWORD" in name or "URL" in name else repr(value)
        super().__init__(f"{name}={shown} cannot be used: expected {expected}")


@dataclass(frozen=True)
class Mail:
    host: str = ""
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = True
    sender: str = "tidtam@localhost"


@dataclass(frozen=True)
class Env:
    """One start of tidtam, as configured.

    home: folder of database, keys and, unless `files` says otherwise, files. database: Django's DATABASES entry.
    personal_keys: what personal numbers are sealed with, newest first; empty means the file of that name in home.
    product_code: the form of product numbers, a regular expression for the whole number.
    report_link_days: how long after a month's due date its links for reporting work.
    pages: folder of the kept public pages; pages_mb: how much of the disk they may take, 0 keeps none.
    site_name: of the visitors' site, Thai and English with "|" between them; "" for the programme's own words.
    tile_url: empty, or an https template with {z} {x} {y}; empty means no background tiles.
    travel_service: empty, or the office's own "osrm+http…" or "valhalla+http…"; empty means times by straight line.
    """

    home: Path
    files: Path
    pages: Path
    pages_mb: int
    secret_key: str = field(repr=False)
    personal_keys: tuple[str, ...] = field(repr=False)
    database: dict[str, Any] = field(repr=False)
    allowed_hosts: tuple[str, ...]
    port: int
    debug: bool
    https: bool
    mail: Mail
    tile_url: str
    travel_service: str
    site_name: tuple[str, str]
    product_code: str
    report_link_days: int
    demo_password: str = field(repr=False)
    workers: int
    ci: bool


def read(environ: Mapping[str, str] | None = None) -> Env:
    """Read and check the environment; makes TIDTAM_HOME and the secret key on the first run."""
    source = os.environ if environ is None else environ
    home = Path(source.get("TIDTAM_HOME") or "var").expanduser().resolve()
    _folder("TIDTAM_HOME", home)
    files = Path(source.get("TIDTAM_FILES") or home / "files").expanduser().resolve()
    _folder("TIDTAM_FILES", files)
    hosts = tuple(h.strip() for h in source.get("TIDTAM_ALLOWED_HOSTS", "").split(",") if h.strip())
    for host in hosts:
        if "/" in host or " " in host:
            raise WrongSetting(
                "TIDTAM_ALLOWED_HOSTS", host, "host names separated by commas, without http://"
            )
    return Env(
        home=home,
        files=files,
        pages=Path(source.get("TIDTAM_PAGES") or home / "pages").expanduser().resolve(),
        pages_mb=_number(source, "TIDTAM_PAGES_MB", 512, 0, 1_000_000),
        secret_key=source.get("TIDTAM_SECRET_KEY") or _key(home / "secret_key"),
        personal_keys=_personal_keys(source.get("TIDTAM_PERSONAL_KEYS", ""), home),
        database=_database(source.get("DATABASE_URL", ""), home),
        allowed_hosts=hosts or ("localhost", "127.0.0.1", "[::1]"),
        port=_number(source, "TIDTAM_PORT", 8000, 1, 65535),
        debug=_truth(source, "TIDTAM_DEBUG", False),
        https=_truth(source, "TIDTAM_HTTPS", False),
        mail=Mail(
            host=source.get("TIDTAM_MAIL_HOST", ""),
            port=_number(source, "TIDTAM_MAIL_PORT", 587, 1, 65535),
            user=source.get("TIDTAM_MAIL_USER", ""),
            password=source.get("TIDTAM_MAIL_PASSWORD", ""),
            tls=_truth(source, "TIDTAM_MAIL_TLS", True),
            sender=source.get("TIDTAM_MAIL_FROM", "tidtam@localhost"),
        ),
        tile_url=_tiles(source.get("TIDTAM_TILE_URL", "")),
        travel_service=_service(source.get("TIDTAM_TRAVEL_URL", "")),
        site_name=_names("TIDTAM_SITE_NAME", source.get("TIDTAM_SITE_NAME", "")),
        product_code=_pattern("TIDTAM_PRODUCT_CODE", source.get("TIDTAM_PRODUCT_CODE", "")),
        report_link_days=_number(source, "TIDTAM_REPORT_LINK_DAYS", 30, 1, 366),
        demo_password=source.get("TIDTAM_DEMO_PASSWORD", ""),
        workers=_number(source, "TIDTAM_WORKERS", 2, 1, 64),
        ci=bool(source.get("CI")),
    )


def _folder(name: str, path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o750)
    except OSError as error:
        raise WrongSetting(name, str(path), f"a folder that can be made ({error.strerror})") from error
    if not os.access(path, os.W_OK):
        raise WrongSetting(name, str(path), "a folder that can be written")


def _key(path: Path) -> str:
    try:
        return _kept_key(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not text"
        raise WrongSetting(
            "TIDTAM_HOME", str(path.parent), f"a readable {path.name} in it ({reason})"
        ) from error


def _kept_key(path: Path) -> str:
    """The key of this home; made once, readable by its owner only."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)  # two first starts at once keep the same key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = path.read_text().strip()
    if len(key) < 32:
        raise OSError(0, "too short; delete the file to have one made")
    return key


def _personal_keys(text: str, home: Path) -> tuple[str, ...]:
    """Those given; else none, and the file in home is there, made on the first run."""
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    if not keys:
        _key(home / PERSONAL_KEYS)
    elif min(map(len, keys)) < 32:
        raise WrongSetting(
            "TIDTAM_PERSONAL_KEYS", text, "keys of 32 characters or more, newest first, separated by commas"
        )
    return keys


def _number(source: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = source.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise WrongSetting(name, text, f"a whole number from {low} to {high}")
    return int(text)


def _truth(source: Mapping[str, str], name: str, default: bool) -> bool:
    text = source.get(name, "").lower()
    if not text:
        return default
    if text in {"1", "yes", "true", "on"}:
        return True
    if text in {"0", "no", "false", "off"}:
        return False
    raise WrongSetting(name, text, "1 or 0")


def _tiles(text: str) -> str:
    if text and not (text.startswith("https://") and all(part in text for part in ("{z}", "{x}", "{y}"))):
        raise WrongSetting("TIDTAM_TILE_URL", text, "an https address with {z}, {x} and {y}")
    return text


def _service(text: str) -> str:
    if text and not re.fullmatch(r"(osrm|valhalla)\+https?://[^\s/?#@]+(/[^\s?#]*)?", text):
        raise WrongSetting("TIDTAM_TRAVEL_URL", text, "osrm+http://host:5000 or valhalla+http://host:8002")
    return text


def _names(name: str, text: str) -> tuple[str, str]:
    thai, _bar, english = (part.strip() for part in text.partition("|"))
    if text and not (thai and english):
        raise WrongSetting(name, text, "a Thai and an English name with | between them")
    return thai, english


def _pattern(name: str, text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise WrongSetting(name, text, f"a regular expression ({error})") from error
    return text or ".*"


# A row fetched by an index from memory or a flash disk costs hardly more than the next one of a table: with
# PostgreSQL's own 4 it reads whole tables where its search index answers in a fifth of the time.
_PLANNING = "-c random_page_cost=1.1"


def _database(url: str, home: Path) -> dict[str, Any]:
    if not url:
        return _sqlite(home / "tidtam.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WrongSetting("DATABASE_URL", url, "postgresql://user:password@host:port/name") from error
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise WrongSetting("DATABASE_URL", url, "postgresql://user:password@host:port/name or sqlite:///path")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 0, "max_size": 8, "timeout": 30}, "options": _PLANNING, **query},
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-32768; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
        },
    }
