"""Who answers for what happened under a code that is no more: whoever answers for the area that took its place.

What is kept under the code of its time (a report, a sum, a visit) is open to whom its place is open to today.
Whoever may view the place of that time still reads it there, and changes nothing of what has gone to others.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Self

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import now_of
from tidtam.kit.access import AreaQuerySet, Row, within, within_any
from tidtam.kit.actor import Actor

CHUNK = 500


class PastSet(AreaQuerySet[Row]):
    """A queryset of what is kept under the code of its time."""

    def open_to(self, actor: Actor, verb: str) -> Self:
        """The rows at which `actor` may do `verb`, by where their place is today."""
        return self.filter(past_q(actor, verb, self.area_path))


def past_q(actor: Actor, verb: str, path: str = "area_id") -> Q:
    """Rows at which `actor` may do `verb`, by where their place is today; path leads to the code of its time."""
    reach = tuple(actor.reach(verb))
    here = within_any(reach, path)
    if not reach or "" in reach:
        return here
    came, gone = borders(reach)
    found = here | _among(path, came)
    return found if verb == "view" else found & ~_among(path, gone)


def past_within(code: str, path: str = "area_id") -> Q:
    """Rows whose place lies in the area today; path leads to the code of its time."""
    if not code:
        return within_any([""], path)
    came, gone = borders([code])
    return (within_any([code], path) | _among(path, came)) & ~_among(path, gone)


def may_at(actor: Actor, verb: str, codes: Iterable[str]) -> bool:
    """Whether `actor` may do `verb` at all these areas, of which some may bear a code of the past."""
    asked = {code for code in codes if verb != "view" or not actor.may(verb, code)}
    moves = now_of(asked) if asked else {}
    return all(actor.may(verb, moves.get(code, code)) for code in asked)


def split_off(area: Area, since: date) -> list[Area]:
    """Areas of the same level that were made after `since` of a part of what the area held, as they are today."""
    below = Area.objects.filter(within(area.code)).exclude(pk=area.code).values("code")
    codes = {
        area.code,
        *Area.successors.through.objects.filter(from_area__in=below).values_list("from_area", flat=True),
    }
    moves = now_of(codes)
    own = moves.get(area.code, area.code)
    others = {now[: area.level] for code, now in moves.items() if code != area.code} - {own}
    found = Area.objects.existing().filter(pk__in=others, level=area.level, exists_from__gt=since)
    return list(found.order_by("sort_key", "code"))


def borders(reach: Sequence[str]) -> tuple[list[str], list[str]]:
    """Old codes outside the reach whose place is in it today, and those in it whose place is elsewhere today."""
    links = Area.successors.through.objects.all()
    near = within_any(reach, "from_area_id") | within_any(reach, "to_area_id")
    pairs = list(links.filter(near).values_list("from_area_id", "to_area_id"))
    inside = tuple(reach)
    came: set[str] = set()
    new = {old for old, _after in pairs if not old.startswith(inside)}
    while new := new - came:
        came |= new
        before: set[str] = set()
        for part in _parts(sorted(new)):
            before |= set(links.filter(to_area__in=part).values_list("from_area_id", flat=True))
        new = {code for code in before if not code.startswith(inside)}
    left = {old for old, after in pairs if old.startswith(inside) and not after.startswith(inside)}
    if left:  # what bears a code of the reach that was changed before may have gone with them
        left = {old for old, _after in pairs if old.startswith(inside)}
    now = now_of(came | left) if came or left else {}
    return (
        sorted(code for code in came if now.get(code, "-").startswith(inside)),
        sorted(code for code in left if not now.get(code, code).startswith(inside)),
    )


def _among(path: str, codes: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for part in _parts(codes):
        found |= Q(**{f"{path}__in": part})
    return found


def _parts(codes: Sequence[str]) -> list[Sequence[str]]:
    return [codes[start : start + CHUNK] for start in range(0, len(codes), CHUNK)]
