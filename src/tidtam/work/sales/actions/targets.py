"""Targets of a fiscal year: set from the mean of three years, adjusted with a reason; rows are only appended."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import fiscal_year
from tidtam.kit.thai import clean
from tidtam.registers.producers.models import Round
from tidtam.work.sales.models import Target
from tidtam.work.sales.queries.basis import plan
from tidtam.work.sales.queries.targets import target_of, targets_below, together

LEVELS = (Level.PROVINCE, Level.DISTRICT)
LEAST, MOST = -100_00, 1_000_00  # hundredths of a per cent


class PlanMoved(ValidationError):
    """The figures changed since they were looked at."""


@transaction.atomic
def set_targets(
    area: str,
    year: date,
    cohort: Round,
    percent: int,
    *,
    by: Actor | None,
    reason: str = "",
    seen: int | None = None,
    at: datetime | None = None,
) -> Target:
    """Set a province's target and those of its districts: the mean of the last three years x (1 + percent).

    percent: hundredths of a per cent. A target that stands is replaced with a reason only, adjusted ones of
    districts with it; the same again is the one that stands. seen: satang of the province as it was looked at.
    """
    _checked(area, year, by)
    if len(area) != Level.PROVINCE:
        raise ValidationError({"area": _("A target is set for a province and divided among its districts.")})
    if not LEAST < percent <= MOST:
        raise ValidationError({"percent": _("Expected more than -100 and at most 1,000 per cent.")})
    made = plan(area, year, cohort, percent)
    if seen is not None and seen != made.baht:
        raise PlanMoved(_("The figures have changed in the meantime; look at the preview again."))
    if not made.basis.total:
        raise ValidationError(
            {"cohort": _("Nothing is on record of this round's producers in the three years before.")}
        )
    before = {area: target_of(area, year)} | dict(targets_below(area, year))
    wanted = {area: (made.basis.mean, made.baht)} | {
        one.area.code: (one.mean, one.baht) for one in made.parts
    }
    stands = {code: (row.mean, row.baht) for code, row in before.items() if row is not None}
    own = before[area]
    if own is not None and wanted == stands and (own.cohort_id, own.percent) == (cohort.pk, percent):
        return own
    why = clean(reason)
    if own is not None and not why:
        raise ValidationError({"reason": _("A target stands already: say why it is set anew.")})
    moment = at or clock.now()
    rows = [
        Target(
            area_id=code,
            year=year,
            cohort=cohort,
            mean=mean,
            percent=percent,
            baht=baht,
            reason=why,
            recorded_at=moment,
            by_label=by.label if by is not None else "",
        )
        for code, (mean, baht) in wanted.items()
    ]
    Target.objects.bulk_create(rows)
    trail.write(
        by,
        "sales.set_targets",
        f"sales.target:{area}-{fiscal_year(year)}",
        area=area,
        summary=why,
        round=cohort.pk,
        percent=f"{percent / 100:.2f}",
        after=money.as_decimal_string(made.baht),
    )
    found = target_of(area, year)
    assert found is not None
    return found


@transaction.atomic
def adjust_target(
    area: str, year: date, *, baht: int, reason: str, by: Actor | None, seen: int | None = None
) -> Target:
    """Set the target of one area to `baht` satang because of `reason`; the others stay as they are.

    seen: key of the row that was looked at. The same amount again is the row that stands.
    """
    _checked(area, year, by)
    before = target_of(area, year)
    if before is None:
        raise ValidationError(_("No target of this year is set here yet."))
    if before.baht == baht:
        return before
    if seen is not None and before.pk != seen:
        raise PlanMoved(_("This target was changed in the meantime; look at it again."))
    if not 0 < baht < money.MOST_BAHT * money.SATANG:
        raise ValidationError({"baht": _("A target is more than zero baht.")})
    why = clean(reason)
    if not why:
        raise ValidationError({"reason": _("Say why.")})
    row = Target.objects.create(
        area_id=area,
        year=year,
        cohort=before.cohort,
        mean=before.mean,
        percent=before.percent,
        baht=baht,
        reason=why,
        recorded_at=clock.now(),
        by_label=by.label if by is not None else "",
    )
    trail.write(
        by,
        "sales.adjust_target",
        f"sales.target:{area}-{fiscal_year(year)}",
        area=area,
        summary=why,
        before=money.as_decimal_string(before.baht),
        after=money.as_decimal_string(baht),
    )
    return row


def carry_targets(moves: Mapping[str, str], *, by: Actor | None) -> None:
    """Let the targets of areas that became others (old code -> new code) be theirs, in each year not over by then.

    In the transaction of the change: a row that ends the old one, and one of the sum for the area that took over.
    """
    gone = {area.code: area for area in Area.objects.filter(pk__in=moves, level__in=LEVELS)}
    rows = Target.objects.filter(area__in=gone).order_by("recorded_at", "pk").select_related("area", "cohort")
    latest = {(row.area_id, row.year): row for row in rows}
    now = clock.now()
    label = by.label if by is not None else ""
    for new, year in sorted({(moves[code], year) for code, year in latest}):
        was = [
            row
            for (code, of_year), row in sorted(latest.items())
            if moves[code] == new and of_year == year and not row.is_given_over and _lasts(row, gone[code])
        ]
        if not was:
            continue
        own = target_of(new, year)
        became = together(new, [*([own] if own else []), *was])
        ended = [Target(area_id=row.area_id, year=year, baht=0) for row in was]
        with translation.override("th"):  # it is kept, and read in Thai
            taken = {"places": ", ".join(row.area.label for row in was)}
            became.reason = _("Taken over: %(places)s") % taken
            for row in ended:
                row.reason = _("Now part of the target of %(area)s") % {
                    "area": Area.objects.get(pk=new).label
                }
        for row in (*ended, became):
            row.recorded_at, row.by_label = now, label
        Target.objects.bulk_create([*ended, became])
        trail.write(
            by,
            "sales.carry_target",
            f"sales.target:{new}-{fiscal_year(year)}",
            area=new,
            summary=became.reason,
            after=money.as_decimal_string(became.baht),
        )


def _lasts(row: Target, area: Area) -> bool:
    """Whether its year was not over when the area ended."""
    return area.exists_until is None or area.exists_until <= date(row.year.year + 1, 9, 30)


def _checked(area: str, year: date, by: Actor | None) -> None:
    """The province answers for its targets; one at a time."""
    if by is not None and not by.may("approve", area[:2]):
        raise PermissionDenied
    if (year.month, year.day) != (10, 1):
        raise ValidationError({"year": _("A fiscal year is given by its first month.")})
    if len(area) not in LEVELS:
        raise ValidationError({"area": _("A target is set for a province and divided among its districts.")})
    list(Area.objects.select_for_update(no_key=True).filter(pk=area[:2]))
