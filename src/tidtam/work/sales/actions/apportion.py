"""Dividing what nobody can divide: a whole district's sum or target, once a part of the district is one of its own.

By hand alone, with a reason: what stays and what goes are two rows, together exactly what stood, and what stood
before stays askable.
"""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.past import may_at, split_off
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import fiscal_year
from tidtam.kit.thai import clean
from tidtam.work.sales.actions import brought as sums
from tidtam.work.sales.actions.targets import PlanMoved
from tidtam.work.sales.models import Brought, Target
from tidtam.work.sales.queries.brought import first_of
from tidtam.work.sales.queries.targets import target_of

Parts = Mapping[str, int]  # code of an area that was split off -> satang that go to it


def heirs_of_sum(row: Brought) -> list[Area]:
    """Areas made of a part of the sum's own since its months began."""
    return split_off(row.area, row.first)


def heirs_of_target(area: Area, year: date) -> list[Area]:
    """Areas made of a part of this one since the year began."""
    return split_off(area, year)


@transaction.atomic
def apportion_brought(row: Brought, parts: Parts, *, reason: str, by: Actor | None) -> Brought:
    """Let parts of the sum stand for areas that were split off its own; what stays, which takes the sum's place.

    Each part rests on the same paper. ValidationError where nothing would stay or go, or no reason is given.
    """
    province = row.area_id[: Level.PROVINCE]
    if by is not None and not may_at(by, "approve", [province, *parts]):
        raise PermissionDenied
    before = sums.standing(row, by)
    why = _checked(parts, before.baht, heirs_of_sum(before), reason)
    rest = sums.BroughtRow(
        before.area_id, before.first, before.last, before.baht - sum(parts.values()), before.source
    )
    stays = sums.written(rest, before.source, before.paper, why, before, by, None)
    sums.replaced(before, stays.recorded_at)
    for code, baht in sorted(parts.items()):
        goes = rest._replace(area=code, baht=baht)
        sums.written(goes, before.source, before.paper, why, None, by, stays.recorded_at)
    trail.write(
        by,
        "sales.apportion_brought",
        f"sales.brought:{first_of(stays).pk}",
        area=province,
        summary=why,
        before=money.as_decimal_string(before.baht),
        after=money.as_decimal_string(rest.baht),
        divided=_told(parts),
    )
    return stays


@transaction.atomic
def apportion_target(
    area: str, year: date, parts: Parts, *, reason: str, by: Actor | None, seen: int | None = None
) -> Target:
    """Let parts of the area's target be the aim of areas that were split off it; what stays.

    A part is added to the target that the other area has. seen: key of the row that was looked at.
    """
    province = area[: Level.PROVINCE]
    if by is not None and not may_at(by, "approve", [province, *parts]):
        raise PermissionDenied
    list(Area.objects.select_for_update(no_key=True).filter(pk=province))
    before = target_of(area, year)
    if before is None:
        raise ValidationError(_("No target of this year is set here yet."))
    if seen is not None and before.pk != seen:
        raise PlanMoved(_("This target was changed in the meantime; look at it again."))
    why = _checked(parts, before.baht, heirs_of_target(before.area, year), reason)
    told = {
        "year": year,
        "recorded_at": clock.now(),
        "by_label": by.label if by is not None else "",
        "reason": why,
    }
    stays = Target(
        area_id=area, cohort=before.cohort, mean=before.mean, percent=before.percent,
        baht=before.baht - sum(parts.values()), **told,
    )  # fmt: skip
    rows = [stays]
    for code, baht in sorted(parts.items()):
        own = target_of(code, year)
        rows.append(Target(area_id=code, cohort=before.cohort, baht=baht + (own.baht if own else 0), **told))
    Target.objects.bulk_create(rows)
    trail.write(
        by,
        "sales.apportion_target",
        f"sales.target:{area}-{fiscal_year(year)}",
        area=province,
        summary=why,
        before=money.as_decimal_string(before.baht),
        after=money.as_decimal_string(stays.baht),
        divided=_told(parts),
    )
    return stays


def _checked(parts: Parts, whole: int, heirs: list[Area], reason: str) -> str:
    """The reason as it is kept; refused what cannot be."""
    if not parts or not parts.keys() <= {area.code for area in heirs}:
        raise ValidationError(_("A part goes to an area that was made of a part of this one."))
    if min(parts.values()) <= 0 or sum(parts.values()) >= whole:
        raise ValidationError(
            _("Each part is more than zero baht, and all together are less than %(baht)s baht."),
            params={"baht": money.text(whole)},
        )
    why = clean(reason)
    if not why:
        raise ValidationError({"reason": _("Say why.")})
    return why


def _told(parts: Parts) -> dict[str, str]:
    return {code: money.as_decimal_string(baht) for code, baht in sorted(parts.items())}
