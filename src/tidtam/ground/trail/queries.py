"""What the trail's pages show of an entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.trail import verbs
from tidtam.ground.trail.models import Entry
from tidtam.kit import calendar
from tidtam.kit.actor import Actor
from tidtam.kit.lists.columns import moment

DAY = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


class Change(NamedTuple):
    """One value before and after."""

    what: str
    before: str
    after: str


class Fact(NamedTuple):
    what: str
    value: str


@dataclass(frozen=True)
class Line:
    """An entry in words, with what it changed and what else it noted."""

    entry: Entry
    verb: str
    who: str
    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]


def lines(entries: Iterable[Entry]) -> list[Line]:
    return [line(entry) for entry in entries]


def line(entry: Entry) -> Line:
    """Actions note a change as `changes` = {field: [before, after]} or as `before` and `after`."""
    detail: dict[str, Any] = dict(entry.detail)
    pairs: dict[str, Any] = {}
    changes = []
    noted = detail.pop("changes", None)
    if isinstance(noted, dict):
        pairs |= {
            key: pair if isinstance(pair, list) and len(pair) == 2 else ["", pair]
            for key, pair in noted.items()
        }
    if "before" in detail and "after" in detail:
        before, after = detail.pop("before"), detail.pop("after")
        if isinstance(before, dict) and isinstance(after, dict):
            pairs |= {key: [before.get(key), after.get(key)] for key in {**before, **after}}
        else:
            changes.append(Change("", _text(before), _text(after)))
    for key, (before, after) in pairs.items():
        if (before or "") != (after or ""):
            changes.append(Change(verbs.key_word(key), _text(before, key), _text(after, key)))
    facts = tuple(
        Fact(verbs.key_word(key), _text(value, key))
        for key, value in detail.items()
        if value not in ("", None)
    )
    return Line(entry, verbs.word(entry.verb), who(entry), tuple(changes), facts)


def who(entry: Entry) -> str:
    """tidtam itself where nobody asked for it."""
    return entry.actor_label or _("The system")


def of_record(actor: Actor, subject: str, most: int = 50) -> list[Line]:
    """The newest entries of one record that this person may read; none without the verb."""
    if not actor.reach("trail"):
        return []
    return lines(Entry.objects.about(subject).open_to(actor, "trail")[:most])


def _text(value: Any, key: str = "") -> str:
    """A JSON value in words: days of the Buddhist calendar, yes and no, lists by commas, known codes."""
    match value:
        case None:
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case int():
            return f"{value:,}"
        case list():
            return ", ".join(_text(one, key) for one in value)
        case dict():
            return ", ".join(f"{verbs.key_word(name)}: {_text(one, name)}" for name, one in value.items())
        case str() if DAY.fullmatch(value):
            return calendar.date_short(date.fromisoformat(value))
        case str() if INSTANT.fullmatch(value):
            return moment(datetime.fromisoformat(value))
        case str():
            return verbs.value_word(key, value)
    return str(value)
