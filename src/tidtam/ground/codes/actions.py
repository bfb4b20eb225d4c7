"""Codes are made once for each record and never taken back: they stand on paper."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.codes import ids
from tidtam.ground.codes.models import Code
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.refusals import RefusedChange

TRIES = 5


class NotHere(RefusedChange):
    text = _("You are not entitled to do this here.")


class CodeRow(NamedTuple):
    """What is to have a code. subject: as the trail names it; area: code; label: what it is called, for officers."""

    subject: str
    area: str
    label: str


@transaction.atomic
def make_codes(rows: Iterable[CodeRow], *, by: Actor | None) -> dict[str, Code]:
    """A code for each, by subject: the one that it has, else a new one. Whoever sees the area may print for it."""
    given = {row.subject: row for row in rows}
    if by is not None and not all(by.may("view", row.area) for row in given.values()):
        raise NotHere
    found = {code.subject: code for code in Code.objects.filter(subject__in=given)}
    fresh = [row for subject, row in given.items() if subject not in found]
    if fresh:
        made = _drawn(fresh, by)
        found |= {code.subject: code for code in made}
        trail.write(
            by,
            "codes.make_codes",
            f"codes.code:{made[0].pk if len(made) == 1 else 'many'}",
            area=common_area(row.area for row in fresh),
            summary=fresh[0].label if len(fresh) == 1 else "",
            rows=len(fresh),
        )
    return found


def code_for(row: CodeRow, *, by: Actor | None) -> Code:
    """The code of one record."""
    return make_codes([row], by=by)[row.subject]


def _drawn(rows: list[CodeRow], by: Actor | None) -> list[Code]:
    """Drawn anew where a draw was taken; somebody else's code for the same record stands."""
    label = by.label if by is not None else ""
    for _try in range(TRIES):
        made = [Code(id=ids.draw(), subject=row.subject, area_id=row.area, label=row.label[:200],
                     made_at=clock.now(), by_label=label) for row in rows]  # fmt: skip
        try:
            with transaction.atomic():
                return Code.objects.bulk_create(made, batch_size=500)
        except IntegrityError:
            there = {
                code.subject: code for code in Code.objects.filter(subject__in=[r.subject for r in rows])
            }
            if len(there) == len(rows):
                return list(there.values())
            if there:
                rest = [row for row in rows if row.subject not in there]
                return [*there.values(), *_drawn(rest, by)]
    raise RuntimeError("no free code was drawn")
