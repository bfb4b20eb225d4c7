"""Every address of the house, tried by everybody: the ten roles, another district's officer, a stranger."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access_table import ROLES, STRANGER, TABLE, VISITORS, Row
from tests.access_world import World, make_world

LOGIN = "/accounts/login/"
PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{13}(?!\d)")


def names(patterns: list[Any] | None = None, space: str = "") -> Iterator[str]:
    """Every name in the URLconf, with its namespace."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
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


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_what_the_table_says(world: World, visitor: str):
    wrong = []
    for name, row in TABLE.items():
        url = reverse(name, kwargs=dict(row.where(world)))
        assert not PERSONAL_NUMBER.search(url)
        wrong += _tried(world, visitor, name, url, row)
    assert not wrong, "\n".join(["", *wrong])


def _tried(world: World, visitor: str, name: str, url: str, row: Row) -> list[str]:
    """What went otherwise than the table says; each request starts from the same world."""
    posted = {other: 405 for other in VISITORS} if row.post is None else row.post
    if row.post is None and row.get[STRANGER] == 302:
        posted |= {STRANGER: (302, 405)}
    wrong = []
    for method, expected in (("get", row.get[visitor]), ("post", posted[visitor])):
        data = dict(row.form(world)) if method == "post" else {}
        with transaction.atomic():
            response = getattr(_client(world, visitor), method)(url, data)
            transaction.set_rollback(True)
        fits = response.status_code in (expected if isinstance(expected, tuple) else (expected,))
        if not fits:
            wrong.append(f"{name}: {method.upper()} {url} gives {response.status_code}, not {expected}")
        elif visitor == STRANGER and response.status_code == 302 and name not in {"home", "kit:favicon"}:
            if method == "get" and not response["Location"].startswith(LOGIN):
                wrong.append(f"{name}: a stranger is sent to {response['Location']}")
        wrong += [f"{name}: {problem}" for problem in _policy(response)]
    return wrong


def _client(world: World, visitor: str) -> Client:
    client = Client(raise_request_exception=False)
    if visitor != STRANGER:
        client.force_login(world.visitors[visitor])
    return client


def _policy(response: Any) -> list[str]:
    """The strict policy stands on every answer, whoever gave it."""
    policy = response.headers.get("Content-Security-Policy", "")
    problems = []
    if "default-src 'none'" not in policy or "script-src 'self'" not in policy:
        problems.append("without the strict content security policy")
    if "unsafe-" in policy:
        problems.append("the content security policy allows what is unsafe")
    if response.headers.get("X-Frame-Options") != "DENY":
        problems.append("may be framed")
    return problems


def test_the_ten_roles_are_those_of_the_house():
    from tidtam.ground.people.roles import Role

    assert set(ROLES) == set(Role.values)
