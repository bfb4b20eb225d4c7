"""Boundaries that change: areas are re-coded, merged and split, each old code with the one that took its place.

What happened under an old code stays there; what lives on follows to the new one. A room that keeps things in
areas says in its own `moved.py` what follows:

    FOLLOWS = [(Producer, "area")]                # rows whose area becomes the new one
    FOLLOWED = [(Grant, "area")]                  # rows that `follow` moves, for the preview
    def follow(moves, *, by) -> None: ...         # what more there is to do, afterwards
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.names import named
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area, within
from tidtam.kit.actor import Actor
from tidtam.kit.rooms import having

MOST_CHILDREN = 99
AT_ONCE = 500


class CannotRedraw(ValidationError):
    """The change cannot be made so; nothing has changed."""


@dataclass(frozen=True)
class Plan:
    """A change as it would be made. moves: old code -> new code of each area, larger ones first; made: new code ->
    the area that is made anew of parts of another, or that gets another name."""

    moves: Mapping[str, str]
    made: Mapping[str, Area]
    day: date


def plan_recode(code: str, to: str, *, day: date, name_th: str = "", name_en: str = "") -> Plan:
    """The area and all that lies in it get new codes, and the area another name where one is given."""
    if Area.objects.filter(code=to).exists():
        raise CannotRedraw(_("The code %(code)s is in use already.") % {"code": to})
    area = _standing(code, day)
    moves = _moved(area, to, {})
    made = {to: named(to, name_th, name_en, **_point(area))} if name_th else {}
    return _checked(Plan(moves, made, day))


def plan_merge(codes: Sequence[str], into: str, *, day: date) -> Plan:
    """The areas become part of one that stands; what lies in them gets its next free codes."""
    target = _standing(into, day)
    if into in codes or not codes:
        raise CannotRedraw(_("Name the areas that become part of %(code)s.") % {"code": into})
    taken: dict[str, str] = {}
    for code in codes:
        area = _standing(code, day)
        if area.level != target.level:
            raise CannotRedraw(
                _("%(code)s is not of the same level as %(into)s.") % {"code": code, "into": into}
            )
        taken |= _moved(area, into, taken)
    return _checked(Plan(taken, {}, day))


def plan_split(
    code: str, new: str, name_th: str, children: Sequence[str], *, day: date, name_en: str = ""
) -> Plan:
    """A new area is made of some of what lies in one that stands; the rest stays as it is."""
    whole = _standing(code, day)
    if Area.objects.filter(code=new).exists():
        raise CannotRedraw(_("The code %(code)s is in use already.") % {"code": new})
    if len(new) != len(code) or not (new.isascii() and new.isdigit()):
        raise CannotRedraw(_("%(code)s is not of the same level as %(into)s.") % {"code": new, "into": code})
    if not children:
        raise CannotRedraw(_("Name what the new area is made of."))
    taken: dict[str, str] = {}
    for child in children:
        area = _standing(child, day)
        if area.parent_id != whole.code:
            raise CannotRedraw(_("%(code)s does not lie in %(whole)s.") % {"code": child, "whole": code})
        taken |= _moved(area, _free(new, child[-2:], taken), taken)
    return _checked(Plan(taken, {new: named(new, name_th, name_en)}, day))


def recode_area(
    code: str, to: str, *, day: date, source: str, by: Actor | None, name_th: str = "", name_en: str = ""
) -> dict[str, str]:
    """Make `plan_recode`; old code -> new code of each."""
    return redraw(
        partial(plan_recode, code, to, day=day, name_th=name_th, name_en=name_en), source=source, by=by
    )


def merge_areas(
    codes: Sequence[str], into: str, *, day: date, source: str, by: Actor | None
) -> dict[str, str]:
    """Make `plan_merge`; old code -> new code of each."""
    return redraw(partial(plan_merge, codes, into, day=day), source=source, by=by)


def split_area(
    code: str, new: str, name_th: str, children: Sequence[str], *, day: date, source: str, by: Actor | None,
    name_en: str = "",
) -> dict[str, str]:  # fmt: skip
    """Make `plan_split`; old code -> new code of each."""
    plan = partial(plan_split, code, new, name_th, children, day=day, name_en=name_en)
    return redraw(plan, source=source, by=by)


@transaction.atomic
def redraw(make: Callable[[], Plan], *, source: str, by: Actor | None) -> dict[str, str]:
    """Make the planned change for good; what lives on follows. PermissionDenied outside the actor's area."""
    _hold()
    plan = make()
    if not may_redraw(by, plan):
        raise PermissionDenied
    return _redraw(plan.moves, plan.made, plan.day, source, by)


def may_redraw(by: Actor | None, plan: Plan) -> bool:
    """Whoever may redraw both where the areas were and where they go."""
    places = {*plan.moves, *plan.moves.values(), *plan.made}
    return by is None or all(by.may("redraw", place) for place in places)


def _hold() -> None:
    """One change at a time, and no import of villages meanwhile."""
    list(Area.objects.select_for_update().filter(code=""))


def _standing(code: str, day: date) -> Area:
    area = Area.objects.filter(code=code).exclude(code="").first()
    if area is None:
        raise CannotRedraw(_("No area has the code %s.") % code)
    if area.exists_until is not None or (area.exists_from is not None and area.exists_from >= day):
        raise CannotRedraw(_("%(code)s does not stand on that day.") % {"code": code})
    return area


def _moved(area: Area, to: str, taken: Mapping[str, str]) -> dict[str, str]:
    """Old code -> new code of the area and of all that stands in it, larger areas first."""
    if len(to) != len(area.code) or not (to.isascii() and to.isdigit()):
        raise CannotRedraw(
            _("%(code)s is not of the same level as %(into)s.") % {"code": to, "into": area.code}
        )
    moves = {area.code: to}
    for child in Area.objects.filter(parent=area, exists_until=None).order_by("code"):
        moves |= _moved(child, _free(to, child.code[-2:], {**taken, **moves}), {**taken, **moves})
    return moves


def _free(parent: str, end: str, taken: Mapping[str, str]) -> str:
    """A code in the parent that no area ever had: with the same end where it is free, else the next."""
    used = {*Area.objects.filter(parent=parent).values_list("code", flat=True), *taken.values()}
    last = max((int(code[-2:]) for code in used if code[:-2] == parent), default=0)
    same = f"{parent}{end}"
    if same not in used:
        return same
    if last >= MOST_CHILDREN:
        raise CannotRedraw(_("No code is left in %s.") % parent)
    return f"{parent}{last + 1:02}"


def _checked(plan: Plan) -> Plan:
    """Refused where what new areas lie in does not exist, and before the day has come."""
    if plan.day > clock.today():
        raise CannotRedraw(_("That day has not come yet; make the change once it has."))
    parents = {new[:-2] for new in (*plan.moves.values(), *plan.made)} - {*plan.moves.values(), *plan.made}
    if missing := parents - set(Area.objects.filter(code__in=parents).values_list("code", flat=True)):
        raise CannotRedraw(_("No area has the code %s.") % ", ".join(sorted(missing)))
    return plan


def _point(area: Area) -> dict[str, float | None]:
    return {"latitude": area.latitude, "longitude": area.longitude}


def _redraw(
    moves: Mapping[str, str], made: Mapping[str, Area], day: date, source: str, by: Actor | None
) -> dict[str, str]:
    old = Area.objects.in_bulk(list(moves))
    stand = set(Area.objects.filter(code__in=moves.values()).values_list("code", flat=True))
    fresh = [area for code, area in made.items() if code not in stand]
    stand |= {area.code for area in fresh}
    for code, new in moves.items():
        if new not in stand:
            was = old[code]
            fresh.append(named(new, was.name_th, was.name_en, **_point(was)))
            stand.add(new)
    for area in fresh:
        area.exists_from, area.source = day, source
    for level in Level:  # a parent before what lies in it
        Area.objects.bulk_create([area for area in fresh if area.level == level])
    Area.objects.filter(code__in=moves).update(exists_until=day)
    links = Area.successors.through
    links.objects.bulk_create(
        [links(from_area_id=code, to_area_id=new) for code, new in moves.items()], ignore_conflicts=True
    )
    for room in having("moved"):
        for model, field in getattr(room, "FOLLOWS", ()):
            _follow(model, field, moves)
        if hasattr(room, "follow"):
            room.follow(moves, by=by)
    trail.write(
        by, "areas.redraw", f"areas.area:{next(iter(moves))}", area=common_area([*moves, *moves.values()]),
        summary=source, on=str(day), moves=len(moves), codes=dict(list(moves.items())[:20]),
    )  # fmt: skip
    return dict(moves)


def _follow(model: type[models.Model], field: str, moves: Mapping[str, str]) -> None:
    column = model._meta.get_field(field).attname  # type: ignore[union-attr]
    wide = common_area(moves)
    used = (
        model._default_manager.filter(within(wide, column))
        .order_by()
        .values_list(column, flat=True)
        .distinct()
    )
    for code in set(used) & moves.keys():
        model._default_manager.filter(**{column: code}).update(**{column: moves[code]})


def followed(moves: Mapping[str, str]) -> dict[type[models.Model], int]:
    """How many rows of each kind stand at the areas and follow them."""
    found: dict[type[models.Model], int] = {}
    for room in having("moved"):
        for model, field in (*getattr(room, "FOLLOWS", ()), *getattr(room, "FOLLOWED", ())):
            column = model._meta.get_field(field).attname
            rows = model._default_manager.filter(within(common_area(moves), column)).order_by()
            counts = rows.values_list(column).annotate(models.Count("pk"))
            found[model] = sum(count for code, count in counts if code in moves)
    return found


def now_of(codes: Iterable[str] | None = None) -> dict[str, str]:
    """Codes that are no more -> where they are now, through all changes since; of several, none: nobody can say."""
    asked = None if codes is None else set(codes)
    after = _after(asked)
    found: dict[str, str] = {}
    for code in after if asked is None else after.keys() & asked:
        now, seen = code, {code}
        while len(after.get(now, ())) == 1 and after[now][0] not in seen:
            now = after[now][0]
            seen.add(now)
        if now != code:
            found[code] = now
    return found


def _after(codes: set[str] | None) -> dict[str, list[str]]:
    """Code -> what took its place, of all areas or of those asked for and what came after them."""
    links = Area.successors.through.objects.order_by("pk").values_list("from_area_id", "to_area_id")
    after: dict[str, list[str]] = {}
    if codes is None:
        for old, new in links:
            after.setdefault(old, []).append(new)
        return after
    asked, seen = sorted(codes), set(codes)
    while asked:
        reached: set[str] = set()
        for start in range(0, len(asked), AT_ONCE):
            for old, new in links.filter(from_area__in=asked[start : start + AT_ONCE]):
                after.setdefault(old, []).append(new)
                reached.add(new)
        asked = sorted(reached - seen)
        seen |= reached
    return after
