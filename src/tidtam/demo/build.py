"""The order in which the demo province is made, and the marks that keep a killed build from passing for a whole one.

`demo.json` in TIDTAM_HOME says "building" from the first moment and "ready" after the last; only a home whose
mark is there is ever emptied.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tidtam.demo.accounts import ACCOUNTS, Accounts, build_accounts, build_posts
from tidtam.demo.stages import STAGES, Stage
from tidtam.ground.people.actions import set_password
from tidtam.ground.people.models import User
from tidtam.kit import clock

TODAY = date(2018, 7, 27)
OWN_FILE = "tidtam.sqlite3"
Tell = Callable[[str], None]


class NotADemoHome(Exception):
    """The home holds something that no demo build made; it is left alone."""


def build(*, fresh: bool, tell: Tell) -> Accounts:
    """Build the demo in TIDTAM_HOME unless it stands there whole; a broken or old one is built anew."""
    mark = settings.HOME / "demo.json"
    state = _state(mark)
    if not _is_marked(mark) and _holds_data():
        raise NotADemoHome(
            f"the mark in {settings.HOME} is of another database than this one, which already holds data; "
            "unset DATABASE_URL, or set TIDTAM_HOME to an empty folder and DATABASE_URL to an empty database"
        )
    if state == "ready" and not fresh and _schema() != _kept_schema(mark):
        tell("the demo province was built by another version of tidtam; building it anew …")
    elif state == "ready" and not fresh:
        tell("the demo province stands already (tidtam demo --fresh builds it anew).")
        clock.forget()
        call_command("migrate", verbosity=0, interactive=False)
        _take_new_password()
        return Accounts(_password(), ACCOUNTS)
    if state is None and _holds_data():
        raise NotADemoHome(
            f"{settings.HOME} or its database already holds data that no demo made; "
            "set TIDTAM_HOME to an empty folder (and DATABASE_URL to an empty database)"
        )
    begun = time.monotonic()
    (settings.HOME / "demo_password").unlink(missing_ok=True)
    _write(mark, "building")
    _empty(tell)
    tell("database …")
    call_command("migrate", verbosity=0, interactive=False)
    password = _password()
    _run(STAGES, password, tell)
    _write(mark, "ready")
    tell(f"demo province built in {time.monotonic() - begun:.0f} s.")
    return Accounts(password, ACCOUNTS)


def _run(stages: tuple[Stage, ...], password: str, tell: Tell) -> None:
    posts = users = None
    for number, stage in enumerate(stages, 1):
        title = f"[{number}/{len(stages)}] {stage.title}"
        tell(f"{title} …")

        def progress(done: int, total: int, title: str = title) -> None:
            tell(f"{title} … {done:,} of {total:,}")

        if stage.needs_people and posts is None:
            posts = build_posts()
            users = build_accounts(password, posts)
        stage.make(posts or {}, users or {}, progress)
        tell(f"{title}.")


def _state(mark: Path) -> str | None:
    try:
        return str(json.loads(mark.read_text())["state"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return "building"


def _schema() -> str:
    """What the tables look like, as the migrations say: until the first release a room's first one may change."""
    said = hashlib.sha256()
    for room in apps.get_app_configs():
        if room.name.startswith("tidtam."):
            for path in sorted((Path(room.path) / "migrations").glob("[0-9]*.py")):
                said.update(path.name.encode() + path.read_bytes())
    return said.hexdigest()


def _kept_schema(mark: Path) -> str:
    return str(json.loads(mark.read_text()).get("schema", ""))


def _is_marked(mark: Path) -> bool:
    """Whether the mark speaks of this database: DATABASE_URL may have come to name a real one since."""
    try:
        return bool(json.loads(mark.read_text()).get("database", OWN_FILE) == _database())
    except FileNotFoundError:
        return True
    except (ValueError, AttributeError):
        return _database() == OWN_FILE


def _database() -> str:
    """Which database this is, without its password; the home's own file stays itself when the home is moved."""
    told = connection.settings_dict
    if told["NAME"] == str(settings.HOME / OWN_FILE):
        return OWN_FILE
    return f"{told['ENGINE']} {told.get('HOST', '')}:{told.get('PORT', '')} {told['NAME']}"


def _write(mark: Path, state: str) -> None:
    draft = mark.with_suffix(".part")
    said = {"today": TODAY.isoformat(), "state": state, "database": _database(), "schema": _schema()}
    draft.write_text(json.dumps(said))
    draft.replace(mark)
    clock.forget()


def _holds_data() -> bool:
    return MigrationRecorder(connection).has_table()


def _empty(tell: Tell) -> None:
    """Throw the former demo's rows away: the SQLite file, or every table of the PostgreSQL schema."""
    if not _holds_data():
        return
    tell("removing the former demo …")
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")


def _take_new_password() -> None:
    """TIDTAM_DEMO_PASSWORD counts also when the demo was built under another one."""
    chosen = settings.DEMO_PASSWORD
    if not chosen or chosen == _password():
        return
    for user in User.objects.filter(username__in=[account.username for account in ACCOUNTS]):
        set_password(user, chosen, any_password=True, by=None)
    (settings.HOME / "demo_password").write_text(chosen)


def _password() -> str:
    """The one password: given by TIDTAM_DEMO_PASSWORD, else made once and kept beside the demo."""
    kept = settings.HOME / "demo_password"
    if kept.exists():
        return kept.read_text().strip()
    password = settings.DEMO_PASSWORD or secrets.token_urlsafe(9)
    kept.touch(mode=0o600)
    kept.write_text(password)
    return password
