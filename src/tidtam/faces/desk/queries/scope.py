"""What a desk page is about: an area that the reader may view, and the months of a fiscal year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import BANGKOK, Area, Level
from tidtam.ground.people.models import User
from tidtam.kit.calendar import fiscal_months, fiscal_year

YEARS_BACK = 3


class OutsideReach(Exception):
    """The area asked for is none that this person may view."""


@dataclass(frozen=True)
class Scope:
    """area: a code, "" is everything that the reader may view. start, end: the months of the year so far.

    place: the area itself. single: whether it is one area, so that figures can be asked of it. below: the
    areas it is divided into, none where it is several of one's own.
    """

    area: str
    label: str
    single: bool
    areas: tuple[tuple[str, str], ...]
    place: Area | None
    below: tuple[Area, ...]
    year: int
    years: tuple[int, ...]
    start: date
    end: date


def scope_of(actor: User, *, area: str, year: str, today: date) -> Scope:
    """The scope asked for by the address; without one, the widest the reader has and the current year."""
    reach = actor.reach("view")
    alone = len(reach) == 1
    code = area or (reach[0] if alone else "")
    if area and not actor.may("view", area):
        raise OutsideReach(area)
    choices, below = _areas(reach, code)
    if code and code not in choices:
        raise OutsideReach(code)
    widest = [] if alone and reach != ("",) else [("", _everything(reach))]
    months = _months(year, today)
    return Scope(
        area=code,
        label=_full_name(choices[code]) if code else _everything(reach),
        single=bool(code) or reach == ("",),
        areas=(*widest, *((one.code, one.label) for one in choices.values())),
        place=choices[code] if code else None,
        below=below,
        year=fiscal_year(months[0]),
        years=tuple(fiscal_year(today) - back for back in range(YEARS_BACK)),
        start=months[0],
        end=months[-1],
    )


def _areas(reach: tuple[str, ...], chosen: str) -> tuple[dict[str, Area], tuple[Area, ...]]:
    """What can be chosen, and what lies directly below the chosen one; one query for both.

    To choose from: the areas of the reach, and the districts of a province that is reached or chosen.
    """
    country = "" in reach
    provinces = {prefix for prefix in reach if len(prefix) == Level.PROVINCE}
    if chosen and country:
        provinces.add(chosen[:2])
    named = {prefix for prefix in (*reach, chosen) if prefix}
    rows = Q(code__in=named) | Q(parent__in=[*provinces, *([chosen] if chosen else [])])
    if country:
        rows |= Q(level=Level.PROVINCE)
    found = list(
        Area.objects.existing().filter(rows).select_related("boundary").order_by("level", "sort_key")
    )
    choices = {
        area.code: area
        for area in found
        if area.code in named or area.parent_id in provinces or (country and area.level == Level.PROVINCE)
    }
    above = chosen or ("" if country else None)
    return choices, tuple(area for area in found if above is not None and area.parent_id == above)


def _full_name(area: Area) -> str:
    """As a heading has it, the level's word in full; Bangkok's districts have other words."""
    match area.level:
        case Level.PROVINCE:
            return _("%(name)s Province") % {"name": area.name}
        case Level.DISTRICT if not area.code.startswith(BANGKOK):
            return _("%(name)s District") % {"name": area.name}
        case Level.SUBDISTRICT if not area.code.startswith(BANGKOK):
            return _("%(name)s Subdistrict") % {"name": area.name}
    return area.label


def _everything(reach: tuple[str, ...]) -> str:
    if reach == ("",):
        return _("The whole country")
    return _("My areas: %(count)s") % {"count": len(reach)}


def _months(year: str, today: date) -> list[date]:
    """Those of the fiscal year that are over; in its first month that one."""
    current = fiscal_year(today)
    asked = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else current
    if not current - YEARS_BACK < asked <= current:
        asked = current
    months = fiscal_months(asked)
    over = [month for month in months if month < today.replace(day=1)]
    return over or months[:1]
