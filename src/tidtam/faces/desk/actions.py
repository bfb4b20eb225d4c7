"""The desk's changes."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.faces.desk.models import Redrawing, RedrawKind
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import (
    CannotRedraw,
    Plan,
    may_redraw,
    plan_merge,
    plan_recode,
    plan_split,
    redraw,
)
from tidtam.ground.files.models import File
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.registers.producers.actions import Edit, change_producers
from tidtam.registers.producers.models import Producer


class RedrawMoved(ValidationError):
    """The areas changed since the preview; nothing was written."""


@dataclass(frozen=True)
class Change:
    """What was asked: of which kind, of which area. to: the new code, or that of the area that takes it in; codes: what
    is merged into it, or what a new area is made of; producers: keys of those without a village that go along."""

    kind: RedrawKind
    area: str
    day: date
    to: str = ""
    name_th: str = ""
    name_en: str = ""
    codes: Sequence[str] = ()
    producers: Sequence[int] = field(default=())

    def plan(self) -> Plan:
        """What comes of it; `CannotRedraw` where it cannot be."""
        return self._make()()

    def _make(self) -> Callable[[], Plan]:
        names = {"name_th": self.name_th, "name_en": self.name_en}
        match self.kind:
            case RedrawKind.RECODE:
                return partial(plan_recode, self.area, self.to, day=self.day, **names)
            case RedrawKind.MERGE:
                return partial(plan_merge, self.codes, self.area, day=self.day)
        return partial(
            plan_split, self.area, self.to, self.name_th, self.codes, day=self.day, name_en=self.name_en
        )

    @property
    def giving(self) -> Sequence[str]:
        """The areas of which something goes."""
        return self.codes if self.kind == RedrawKind.MERGE else [self.area]

    @property
    def taking(self) -> Sequence[str]:
        """The areas to which it goes."""
        return [self.area if self.kind == RedrawKind.MERGE else self.to]

    def title(self, plan: Plan) -> str:
        """The change in one line, as it is kept."""
        rows = Area.objects.in_bulk([self.area, *self.codes])
        here = f"{rows[self.area].label} ({self.area})"
        parts = ", ".join(f"{rows[code].label} ({code})" for code in self.codes)
        made = plan.made.get(self.to)
        with translation.override("th"):
            match self.kind:
                case RedrawKind.RECODE:
                    new = f"{(made or rows[self.area]).label} ({self.to})"
                    return _("%(area)s becomes %(new)s") % {"area": here, "new": new}
                case RedrawKind.MERGE:
                    return _("%(parts)s become part of %(area)s") % {"parts": parts, "area": here}
            new = f"{plan.made[self.to].label} ({self.to})"
            return _("%(new)s is made of %(parts)s of %(area)s") % {"new": new, "parts": parts, "area": here}

    def make(self, source: str, by: Actor | None) -> dict[str, str]:
        return redraw(self._make(), source=source, by=by)


def mark_of(change: Change, plan: Plan) -> str:
    """Another one as soon as something else is asked for, or other areas would move."""
    said = repr((change, sorted(plan.moves.items())))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@transaction.atomic
def make_change(
    change: Change, *, source: str, reason: str, paper: File, seen: str, by: Actor | None
) -> Redrawing:
    """Redraw the areas as the preview showed it (`seen`), and keep why and the paper that says so.

    `RedrawMoved` where it would come to something else now; `CannotRedraw`, PermissionDenied as `redraw` raises them.
    """
    why, stands = clean(reason), clean(source)
    if not why:
        raise ValidationError({"reason": _("Say why.")})
    if not stands:
        raise ValidationError({"source": _("Name the announcement that says so.")})
    plan = change.plan()
    if seen != mark_of(change, plan):
        raise RedrawMoved(_("The areas have changed in the meantime; look at the preview again."))
    if not may_redraw(by, plan):
        raise PermissionDenied
    title = change.title(plan)
    given = sorted(set(change.producers))
    fitting = (
        Producer.objects.filter(pk__in=given, area=change.area) if change.kind == RedrawKind.SPLIT else ()
    )
    if len(given) != len(fitting):
        raise CannotRedraw(_("Only producers of the area itself can go along."))
    moves = change.make(stands, by)
    if given:
        change_producers({key: {"area": Edit(change.to)} for key in given}, by=by, reason=why)
    return Redrawing.objects.create(
        kind=change.kind,
        area=common_area([*moves, *moves.values()]),
        title=title[:400],
        day=change.day,
        source=stands,
        reason=why,
        paper=paper,
        moves=moves,
        producers=len(given),
        recorded_at=clock.now(),
        by_label=by.label if by is not None else "",
    )
