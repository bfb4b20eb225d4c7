"""Tell what is configured, what is missing and what to do about it. Exit 1 when something is wrong."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_database, waiting_migrations

OK, HINT, WRONG = "ok", "hint", "wrong"


@dataclass(frozen=True)
class Finding:
    """state: ok, hint (works, could be better) or wrong; remedy: what to do, empty when ok."""

    state: str
    subject: str
    says: str
    remedy: str = ""


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    findings = [
        finding
        for check in (_home, _python, _database, _personal_keys, _lists, _made_files, _web, _mail, _worker)
        for finding in check()
    ]
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.state:<6} {finding.subject:<18} {finding.says}")
            if finding.remedy:
                print(f"{'':<6} {'':<18} -> {finding.remedy}")
    return 1 if any(finding.state == WRONG for finding in findings) else 0


def _home() -> Iterator[Finding]:
    home: Path = settings.HOME
    free = shutil.disk_usage(home).free / 1024**3
    yield Finding(OK, "TIDTAM_HOME", str(home))
    yield (
        Finding(OK, "disk", f"{free:.1f} GiB free")
        if free >= 2
        else Finding(WRONG, "disk", f"only {free:.1f} GiB free", "make room: photos and back-ups need it")
    )
    key = home / "secret_key"
    if key.exists() and key.stat().st_mode & 0o077:
        yield Finding(WRONG, "secret key", "others on this machine can read it", f"chmod 600 {key}")
    elif key.exists():
        yield Finding(OK, "secret key", "kept in TIDTAM_HOME, readable by its owner only")
    else:
        yield Finding(OK, "secret key", "given by TIDTAM_SECRET_KEY")
    demo = home / "demo.json"
    if demo.exists():
        if _is_whole(demo):
            yield Finding(
                HINT, "demo", "this home holds the demo province", "use another TIDTAM_HOME for real work"
            )
        else:
            yield Finding(WRONG, "demo", "a build of the demo was cut short", "run `tidtam demo` again")


def _is_whole(demo: Path) -> bool:
    try:
        return bool(json.loads(demo.read_text())["state"] == "ready")
    except (ValueError, KeyError, TypeError):
        return False


def _python() -> Iterator[Finding]:
    yield Finding(OK, "python", sys.version.split()[0])


def _database() -> Iterator[Finding]:
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    try:
        waiting = waiting_migrations()
    except Failure as failure:
        yield Finding(WRONG, "database", str(failure), "check DATABASE_URL and that the server runs")
        return
    if waiting:
        yield Finding(WRONG, "database", f"{kind}, {waiting} migrations wait", "run `tidtam serve` once")
    else:
        yield Finding(OK, "database", f"{kind}, ready")
    if connection.vendor == "postgresql":
        yield from _postgresql_letters()


def _postgresql_letters() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()"
            )
            encoding, ctype = cursor.fetchone()
    except DatabaseError as error:
        yield Finding(WRONG, "letters", str(error), "")
        return
    if encoding != "UTF8" or ctype in {"C", "POSIX"}:
        yield Finding(
            WRONG, "letters", f"encoding {encoding}, ctype {ctype}: Thai cannot be searched",
            "create the database anew with ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0",
        )  # fmt: skip
    else:
        yield Finding(OK, "letters", f"{encoding}, {ctype}")


def _personal_keys() -> Iterator[Finding]:
    """Whether the keys are there, hidden from others, and open every number that is kept."""
    from tidtam.ground.privacy.queries import key_use
    from tidtam.kit import sealing

    subject, file = "personal keys", Path(settings.SEALING_KEYS_FILE)
    try:
        ring = {key.id for key in sealing.ring()}
    except sealing.SealingProblem as problem:
        yield Finding(WRONG, subject, str(problem), f"put {file.name} back into TIDTAM_HOME from its back-up")
        return
    try:
        require_database()
        used = key_use()
    except (Failure, DatabaseError):
        return  # said by the check of the database
    lost = {key: count for key, count in used.items() if key not in ring}
    if not settings.SEALING_KEYS and file.stat().st_mode & 0o077:
        yield Finding(WRONG, subject, "others on this machine can read them", f"chmod 600 {file}")
    elif lost:
        says = f"{sum(lost.values())} personal numbers were sealed with keys that are gone: {', '.join(lost)}"
        yield Finding(WRONG, subject, says, "bring those keys back from the back-up, below the present ones")
    else:
        where = "given by TIDTAM_PERSONAL_KEYS" if settings.SEALING_KEYS else "kept in TIDTAM_HOME"
        yield Finding(OK, subject, f"{where}; back them up apart from the database")


def _lists() -> Iterator[Finding]:
    from tidtam.registers.producers.queries.lists import empty

    try:
        require_database()
        missing = empty()
    except (Failure, DatabaseError):
        return  # said by the check of the database
    if missing:
        yield Finding(
            HINT,
            "lists",
            f"empty: {', '.join(missing)}",
            "`tidtam lists load` brings Thailand's, or name a file",
        )
    else:
        yield Finding(OK, "lists", "categories, channels, standards, papers and rounds are there")


def _made_files() -> Iterator[Finding]:
    root = Path(__file__).resolve().parent.parent
    for subject, pattern, remedy in (
        ("Thai words", "**/locale/th/LC_MESSAGES/django.mo", "python -m tidtam.kit.words"),
        ("fonts for paper", "kit/paper/fonts/*.ttf", "python -m tidtam.kit.fonts"),
        ("fonts for pages", "kit/static/kit/fonts/*.woff2", "python -m tidtam.kit.fonts"),
        ("the visitors' map", "faces/site/static/site/maplibre/*.mjs", "python -m tidtam.kit.packages"),
    ):
        count = len(list(root.glob(pattern)))
        yield (
            Finding(OK, subject, f"{count} files")
            if count
            else Finding(WRONG, subject, "missing", f"run `make setup`, or {remedy}")
        )


def _web() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(WRONG, "TIDTAM_DEBUG", "on: errors show the inside of the server", "unset it")
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    if settings.ALLOWED_HOSTS == ["localhost", "127.0.0.1", "[::1]"]:
        yield Finding(HINT, "hosts", hosts, "set TIDTAM_ALLOWED_HOSTS to the name that others use")
    else:
        yield Finding(OK, "hosts", hosts)
    if settings.SESSION_COOKIE_SECURE:
        yield Finding(OK, "https", "cookies travel only over https")
    else:
        yield Finding(HINT, "https", "plain http", "behind a TLS proxy set TIDTAM_HTTPS=1")
    tiles = settings.TILE_URL
    yield Finding(OK, "map tiles", tiles or "none: maps draw boundaries or approximate cells")


def _mail() -> Iterator[Finding]:
    if settings.EMAIL_HOST:
        yield Finding(OK, "mail", f"through {settings.EMAIL_HOST}:{settings.EMAIL_PORT}")
    else:
        yield Finding(HINT, "mail", "no server: letters stay in the outbox", "set TIDTAM_MAIL_HOST")


def _worker() -> Iterator[Finding]:
    from tidtam.ground.jobs.queries import worker_seen

    try:
        require_database()
        age = worker_seen()
    except (Failure, DatabaseError):
        return
    if age is None or age > 120:
        yield Finding(HINT, "worker", "none is running", "`tidtam serve` runs one, or start `tidtam worker`")
    else:
        yield Finding(OK, "worker", f"alive {age:.0f} s ago")
