"""What a code leads to. A room says in its own `coded.py` what it shows on the short page behind a code:

    # faces/goods/coded.py
    KINDS = {"producers.product": _("Product")}
    def opened(subject: str) -> Opening | None: ...

Only what everybody may know stands in it; None where it is shown no more.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tidtam.kit.rooms import having
from tidtam.kit.spoken import about


class Lead(NamedTuple):
    """A way on from the short page."""

    title: str
    address: str


class Opening(NamedTuple):
    """The short page. kind: a word above the title; place: where; lines: what it is, in a few words; facts: name and
    value; marks: colour word and name; picture: address of a small one, "" for none. phone: digits, with consent.
    made_of: whose change the page follows (`kit.public.made_of`)."""

    kind: str
    title: str
    place: str = ""
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    phone: str = ""
    leads: tuple[Lead, ...] = ()
    made_of: tuple[str, ...] = ()


def opened(subject: str) -> Opening | None:
    """By the first room that shows it; else what `kit.spoken` may say of it."""
    for room in having("coded"):
        if subject.partition(":")[0] in room.KINDS:
            found: Opening | None = room.opened(subject)
            return found
    told = about(subject)
    return None if told is None else Opening("", told.label, made_of=(subject,))


def kinds() -> Mapping[str, str]:
    """Words for what codes lead to, by room.model."""
    return {kind: str(word) for room in having("coded") for kind, word in room.KINDS.items()}
