"""Every address of the house, tried by everybody: the ten roles, another district's officer, a stranger."""

import io
import logging
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from stdnum.th import pin

from tests.access_rows import ELSEWHERE, ROLES, STRANGER, VISITORS, Row
from tests.access_table import PUBLIC, TABLE
from tests.access_words import HIDDEN, NUMBER
from tests.access_world import NOW, World, make_world
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

LOGIN = "/accounts/login/"
PERSONAL_NUMBER = re.compile(r"(?<![0-9A-Za-z.])\d{13}(?![0-9A-Za-z.])")  # not the digits of a hash


def names(patterns: list[Any] | None = None, space: str = "") -> Iterator[str]:
    """Every name in the URLconf, with its namespace."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            if (one.namespace or "").endswith("-en"):
                continue  # the same pages in English; tests/test_public.py holds that they are
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from names(one.url_patterns, inner)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}"


def test_every_address_has_a_name_and_stands_in_the_table():
    found = list(names())
    assert "None" not in [name.rpartition(":")[2] for name in found], "an address without a name"
    missing = sorted(set(found) - set(TABLE))
    assert not missing, f"not in tests/access_table.py: {', '.join(missing)}"


def test_the_table_knows_no_address_that_is_not_there():
    gone = sorted(set(TABLE) - set(names()))
    assert not gone, f"in tests/access_table.py, but not in the URLconf: {', '.join(gone)}"


def test_no_address_carries_a_personal_number():
    for pattern in names():
        assert "citizen" not in pattern
        assert "personal" not in pattern


@pytest.mark.django_db
def test_everybody_gets_what_the_table_says(caplog):
    caplog.set_level(logging.DEBUG)
    with clock.frozen(NOW):
        world = make_world()
        wrong = [problem for visitor in VISITORS for problem in _visits(world, visitor)]
    assert not wrong, "\n".join(["", *wrong])
    kept = "".join(str(row) for row in Entry.objects.values())
    assert NUMBER not in kept + caplog.text, "the trail or a log holds the personal number"


def _visits(world: World, visitor: str) -> Iterator[str]:
    """What goes otherwise than the table says for this one; each request starts from the same world."""
    client = Client(raise_request_exception=False)
    if visitor != STRANGER:
        client.force_login(world.visitors[visitor])
    cookies = client.cookies.output()
    for name, row in TABLE.items():
        url = reverse(name, kwargs=dict(row.where(world))) + row.query
        assert not PERSONAL_NUMBER.search(url), url
        for method, expected in _expected(row, visitor):
            client.cookies.load(cookies.replace("Set-Cookie: ", ""))
            with transaction.atomic():
                data = dict(row.form(world)) if method == "post" else {}
                response = getattr(client, method)(url, data)
                transaction.set_rollback(True)
            if response.status_code not in expected:
                yield f"{visitor}: {name}: {method.upper()} {url} gives {response.status_code}, not {expected}"
            elif visitor == STRANGER and name not in PUBLIC:
                yield from _not_to_login(name, method, response)
            for problem in (
                *_policy(response),
                *_leaks(visitor, name, response),
                *_number(name, method, response),
            ):
                yield f"{visitor}: {name}: {problem}"
        if visitor == ELSEWHERE and row.get[visitor] == 200:
            for problem in _leaks(visitor, name, client.get(url, {"format": "csv"})):
                yield f"{visitor}: {name} as a spreadsheet: {problem}"


def _expected(row: Row, visitor: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A page that only shows is sent a POST by two: one more would say nothing new."""
    yield "get", (row.get[visitor],)
    if row.post is not None:
        yield "post", (row.post[visitor],)
    elif visitor == STRANGER:
        yield "post", (302, 405)
    elif visitor == "province":
        yield "post", (405, row.get[visitor])


def _not_to_login(name: str, method: str, response: Any) -> Iterator[str]:
    """The language is a stranger's to choose; everything else begins at the door."""
    if name == "people:language":
        return
    if response.status_code == 302 and not response["Location"].startswith(LOGIN):
        yield f"{STRANGER}: {name}: {method.upper()} leads to {response['Location']}"


def _policy(response: Any) -> list[str]:
    """The strict policy stands on every answer, whoever gave it."""
    policy = response.headers.get("Content-Security-Policy", "")
    scripts = re.search(r"script-src ([^;]*)", policy)
    problems = []
    if "default-src 'none'" not in policy or (scripts and scripts[1].strip() != "'self'"):
        problems.append(f"without a strict content security policy: {policy!r}")
    if "unsafe-" in policy:
        problems.append("the content security policy allows what is unsafe")
    if "frame-ancestors 'none'" not in policy or response.headers.get("X-Frame-Options") != "DENY":
        problems.append("may be framed")
    return problems


def _leaks(visitor: str, name: str, response: Any) -> list[str]:
    """Names of records that this visitor must not meet, wherever they would stand."""
    if name in PUBLIC:
        return []  # whoever has the address may read it
    if visitor == "admin" and name.startswith("trail:"):
        return []  # reads the whole trail, summaries too
    return [f"shows {secret}" for secret in HIDDEN.get(visitor, ()) if secret.encode() in _body(response)]


def _number(name: str, method: str, response: Any) -> Iterator[str]:
    """The world's personal number, written as kept or as people write it, or any other.

    The one page that shows it is asked for the password first, so even that answers nothing here.
    """
    body = _body(response)
    if response.headers.get("Content-Type", "").startswith(("image/", "application/pdf")):
        return  # digits of coordinates
    text = _unpacked(body) if body.startswith(b"PK") else body.decode(errors="ignore")
    spoken = "-".join((NUMBER[0], NUMBER[1:5], NUMBER[5:10], NUMBER[10:12], NUMBER[12]))
    if (
        NUMBER in text
        or spoken in text
        or any(pin.is_valid(found) for found in PERSONAL_NUMBER.findall(text))
    ):
        yield f"{method.upper()} shows a personal number"


def _body(response: Any) -> bytes:
    """What was answered; a stream is kept, it can be read once."""
    if not hasattr(response, "whole"):
        response.whole = b"".join(response.streaming_content) if response.streaming else response.content
    return response.whole


def _unpacked(body: bytes) -> str:
    """Every member of an archive or a spreadsheet."""
    with zipfile.ZipFile(io.BytesIO(body)) as zipped:
        return " ".join(zipped.read(name).decode(errors="ignore") for name in zipped.namelist())


def test_the_ten_roles_are_those_of_the_house():
    from tidtam.ground.people.roles import Role

    assert set(ROLES) == set(Role.values)


def test_behind_https_the_cookies_never_travel_in_the_clear(tmp_path):
    ask = (
        "from tidtam.config import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
        " s.SESSION_COOKIE_SAMESITE, s.SECURE_HSTS_SECONDS > 0, s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    )
    environ = {**os.environ, "TIDTAM_HOME": str(tmp_path), "TIDTAM_HTTPS": "1"}
    said = subprocess.run(
        [sys.executable, "-c", ask], env=environ, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["True", "True", "True", "Lax", "True", "1"]
