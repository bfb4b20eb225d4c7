"""Who is kept longer than a rule allows."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from tidtam.ground.privacy.models import Person, PersonSet, RetentionRule
from tidtam.kit import clock, personal


class Over(NamedTuple):
    """person: key; area: its code; since: from when the rule's time counted; until: when it ended."""

    person: int
    area: str
    since: datetime
    until: datetime


def months_after(instant: datetime, months: int) -> datetime:
    """The same day so many months later (or earlier), or that month's last day."""
    here = clock.local(instant)
    index = here.year * 12 + here.month - 1 + months
    year, month = divmod(index, 12)
    day = min(here.day, monthrange(year, month + 1)[1])
    return here.replace(year=year, month=month + 1, day=day)


def over(rule: RetentionRule, people: PersonSet | None = None, now: datetime | None = None) -> list[Over]:
    """Whose time is over by this rule, among `people`, the longest first; none where no room knows its moment."""
    end = personal.ends().get(rule.end)
    if end is None:
        return []
    begun = dict(end.past(months_after(now or clock.now(), -rule.months)))
    kept = (Person.objects.all() if people is None else people).standing()
    rows = []
    for keys in batched(begun):
        for key, area in kept.filter(pk__in=keys).values_list("pk", "area"):
            rows.append(Over(key, area, begun[key], months_after(begun[key], rule.months)))
    return sorted(rows, key=lambda row: (row.since, row.person))


def batched(keys: Iterable[int]) -> Iterator[list[int]]:
    """In pieces that a condition takes."""
    every = iter(keys)
    while piece := list(islice(every, 500)):
        yield piece
