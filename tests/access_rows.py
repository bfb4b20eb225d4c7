"""The rows that the access table is made of: what each visitor gets at one address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.access_world import World

ROLES = (
    "admin",
    "province",
    "executive",
    "district",
    "assigned",
    "secretary",
    "member",
    "producer",
    "village",
    "auditor",
)
ELSEWHERE = "elsewhere"
STRANGER = "stranger"
VISITORS = (*ROLES, ELSEWHERE, STRANGER)

OFFICERS = "province executive district assigned secretary auditor"  # the verb view
SIGNED_IN = " ".join(ROLES)

TO_LOGIN = 302
Where = Callable[[World], Mapping[str, Any]]


@dataclass(frozen=True)
class Row:
    """One URL name. get, post: status by visitor; post None means that only GET is answered."""

    where: Where
    get: Mapping[str, int]
    post: Mapping[str, int] | None
    form: Callable[[World], Mapping[str, Any]]
    query: str = ""


def _nothing(world: World) -> Mapping[str, Any]:
    return {}


def page(
    roles: str,
    where: Where = _nothing,
    *,
    refused: int = 404,
    elsewhere: int = 404,
    opens: int = 200,
    posts: int | None = None,
    post_roles: str | None = None,
    post_refused: int | None = None,
    form: Callable[[World], Mapping[str, Any]] = _nothing,
    stranger: int = TO_LOGIN,
    query: str = "",
) -> Row:
    """A page for `roles`; with `posts`, a form as well, for `post_roles` where they are fewer."""
    get = {role: opens if role in roles.split() else refused for role in ROLES}
    get |= {ELSEWHERE: elsewhere, STRANGER: stranger}
    post = None
    if posts is not None:
        may = (roles if post_roles is None else post_roles).split()
        no = refused if post_refused is None else post_refused
        post = {role: posts if role in may else no for role in ROLES}
        post |= {ELSEWHERE: posts if elsewhere == opens else elsewhere, STRANGER: stranger}
    return Row(where, get, post, form, query)


def step(
    roles: str,
    where: Where = _nothing,
    *,
    refused: int = 404,
    elsewhere: int = 404,
    done: int = 302,
    form: Callable[[World], Mapping[str, Any]] = _nothing,
    stranger: int = TO_LOGIN,
    stranger_get: int = 405,
) -> Row:
    """A step without a page: GET is refused, POST done by `roles`."""
    get = dict.fromkeys(VISITORS, 405) | {STRANGER: stranger_get}
    post = {role: done if role in roles.split() else refused for role in ROLES}
    return Row(where, get, post | {ELSEWHERE: elsewhere, STRANGER: stranger}, form)


def public(opens: int = 200, posts: int | None = None, where: Where = _nothing) -> Row:
    """Open to everybody, whoever they are."""
    post = None if posts is None else dict.fromkeys(VISITORS, posts)
    return Row(where, dict.fromkeys(VISITORS, opens), post, _nothing)
