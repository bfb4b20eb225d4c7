"""The menu: every room says in its own `navigation.py` what it adds, nobody keeps a list of rooms.

# work/sales/navigation.py
NAVIGATION = [NavItem(_("Sales"), "sales:list", verb="view", order=130, icon="baht")]
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from tidtam.kit.rooms import having


@dataclass(frozen=True)
class NavItem:
    """One entry of the menu.

    verb: who may see it, namely who has that verb anywhere; "" is everybody who is logged in.
    order: the place; each hundred is a group (0 daily work, 100 registers and figures, 200 the system),
    and the first four that a person sees are on the phone's bar.
    shown: asked instead of the verb where membership decides.
    """

    label: str | Promise
    url_name: str
    verb: str = "view"
    order: int = 100
    icon: str = "list"
    shown: Callable[[Any], bool] | None = None


@dataclass(frozen=True)
class Link:
    """A menu entry for one person on one page. current: "page", "true" (somewhere below it) or ""."""

    label: str
    url: str
    icon: str
    group: int
    current: str = ""
    starts: bool = False


@cache
def declared() -> tuple[NavItem, ...]:
    """All entries of all rooms, in their order; read once per process."""
    items = [item for room in having("navigation") for item in room.NAVIGATION]
    return tuple(sorted(items, key=lambda item: (item.order, item.url_name)))


def menu(actor: Any, path: str) -> list[Link]:
    """The entries this person may use, the one that leads to `path` marked."""
    links: list[Link] = []
    for item in declared():
        if not _open(item, actor):
            continue
        try:
            url = reverse(item.url_name)
        except NoReverseMatch:
            continue
        links.append(Link(str(item.label), url, item.icon, item.order // 100))
    here = max((link.url for link in links if path.startswith(link.url)), key=len, default="")
    return [
        Link(
            label=link.label,
            url=link.url,
            icon=link.icon,
            group=link.group,
            current="" if link.url != here else "page" if path == here else "true",
            starts=index > 0 and links[index - 1].group != link.group,
        )
        for index, link in enumerate(links)
    ]


def _open(item: NavItem, actor: Any) -> bool:
    if item.shown is not None:
        return item.shown(actor)
    return not item.verb or bool(actor.reach(item.verb))
