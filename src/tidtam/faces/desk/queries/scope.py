"""What a desk page is about: an area that the reader may view, and the months of a fiscal year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.kit.calendar import fiscal_months, fiscal_year

YEARS_BACK = 3


class OutsideReach(Exception):
    """The area asked for is none that this person may view."""


@dataclass(frozen=True)
class Scope:
    """area: a code, "" is everything that the reader may view. start, end: the months of the year so far.

    single: whether it is one area, so that figures can be asked of it.
    """

    area: str
    label: str
    single: bool
    areas: tuple[tuple[str, str], ...]
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
    listed = list(_areas(reach, code))
    choices = {one.code: one for one in listed}
    if code and code not in choices:
        raise OutsideReach(code)
    widest = [] if alone and reach != ("",) else [("", _everything(reach))]
    months = _months(year, today)
    return Scope(
        area=code,
        label=choices[code].label if code else _everything(reach),
        single=bool(code) or reach == ("",),
        areas=(*widest, *((one.code, one.label) for one in listed)),
        year=fiscal_year(months[0]),
        years=tuple(fiscal_year(today) - back for back in range(YEARS_BACK)),
        start=months[0],
        end=months[-1],
    )


def _areas(reach: tuple[str, ...], chosen: str) -> list[Area]:
    """What can be chosen: the areas of the reach, and the districts of a province that is reached or chosen."""
    rows = Q(code__in=[prefix for prefix in (*reach, chosen) if prefix])
    if "" in reach:
        rows |= Q(level=Level.PROVINCE)
    provinces = {prefix[:2] for prefix in reach if len(prefix) == Level.PROVINCE}
    if chosen and "" in reach:
        provinces.add(chosen[:2])
    if provinces:
        rows |= Q(level=Level.DISTRICT, parent__in=provinces)
    return list(Area.objects.existing().filter(rows).order_by("level", "sort_key"))


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
