"""Whom an administrator looks after, and what a person's own page shows."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Now

from tidtam.ground.people.models import Grant, Holding, Post, Session, User
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.digits import to_arabic

DISTRICT_POST = "cdd-{district}"  # its code; what nobody else is named for is owed by it
BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("LINE", r"Line/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(Firefox|FxiOS)/"),
    ("Chrome", r"(Chrome|CriOS)/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("macOS", r"Mac OS X"),
    ("Linux", r"Linux"),
)


def district_posts(districts: Iterable[str]) -> dict[str, Post]:
    """District -> the post that looks after it, of those that there are."""
    codes = {DISTRICT_POST.format(district=code): code for code in districts}
    return {codes[post.code]: post for post in Post.objects.filter(code__in=codes)}


def users_open_to(actor: Actor, verb: str) -> QuerySet[User]:
    """People with a grant in the actor's areas, and people without any, whom somebody must look after."""
    if not actor.reach(verb):
        return User.objects.none()
    reached = Grant.objects.filter(reach_q(actor, verb))
    return User.objects.filter(Q(pk__in=reached.values("user_id")) | Q(grants__isnull=True)).distinct()


def with_standing(users: QuerySet[User]) -> QuerySet[User]:
    """Each with today's grants (`grants_now`) and posts (`holdings_now`), in two queries for all."""
    grants: QuerySet[Grant] = Grant.objects.in_force().select_related("area")
    holdings: QuerySet[Holding] = Holding.objects.in_force().select_related("post")
    return users.prefetch_related(
        Prefetch("grants", grants, to_attr="grants_now"),
        Prefetch("holdings", holdings, to_attr="holdings_now"),
    )


def mentioning(users: QuerySet[User], text: str) -> QuerySet[User]:
    return users.filter(Q(username__icontains=to_arabic(text)) | Q(display_name__icontains=text))


class OpenSession(NamedTuple):
    """mark: names the session on a page without giving its key away."""

    mark: str
    begun: str
    address: str
    browser: str
    here: bool


def sessions_of(user: User, current: str | None) -> list[OpenSession]:
    """Browsers in which this person is logged in, the present one first, then the latest."""
    rows = []
    # Django ends sessions by the wall clock, which a demonstration does not turn.
    for session in Session.objects.filter(user=user, expire_date__gt=Now()):
        kept = session.get_decoded()
        rows.append(
            OpenSession(
                session.mark,
                kept.get("begun", ""),
                kept.get("address", ""),
                browser(kept.get("browser", "")),
                session.session_key == current,
            )
        )
    rows.sort(key=lambda row: row.begun, reverse=True)
    return sorted(rows, key=lambda row: not row.here)


def browser(agent: str) -> str:
    """ "Chrome, Windows" of what the browser says of itself; "" of what nobody knows."""
    found = [
        next((name for name, sign in known if re.search(sign, agent)), "") for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(name for name in found if name)
