"""Sums brought forward (ยอดยกมา): entered with their paper, corrected, taken back; nothing is overwritten."""

from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.past import may_at
from tidtam.ground.areas.redraw import now_of
from tidtam.ground.files.models import File
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_short
from tidtam.kit.thai import clean
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.brought import above, first_of, in_area, known, places

LEVELS = (Level.PROVINCE, Level.DISTRICT)


class BroughtRow(NamedTuple):
    """A sum that no report explains. area: code of a province or district; first, last: first days of months;
    baht: satang; source: where the figure stands; paper: None keeps the one that a corrected sum had.
    """

    area: str
    first: date
    last: date
    baht: int
    source: str
    paper: File | None = None


class ReportsStand(ValidationError):
    """Reports of the same area and months are counted already; said yes to, the sum counts beside them."""


class BroughtMoved(ValidationError):
    """Somebody corrected the sum or took it back in the meantime."""


def verb_for(area: str) -> str:
    """The province answers for its own sums, a district for those of the district."""
    return "approve" if len(area) <= Level.PROVINCE else "edit"


@transaction.atomic
def bring_forward(
    row: BroughtRow, *, by: Actor | None, beside_reports: bool = False, at: datetime | None = None
) -> Brought:
    """Enter a sum; it counts at once, as official, wherever all of its months are asked for.

    Raises `ReportsStand` where reports count in these months already, unless beside_reports; ValidationError where
    another sum covers a part of the same. The same sum again is the one that stands. at: when, now where None.
    """
    source = _checked(row, by)
    if row.paper is None:
        raise ValidationError({"paper": _("The figure rests on its paper: add it.")})
    others = others_of(row)
    for other in others:
        if _says(other) == _values(row, source):
            return other
    refuse_twice(others)
    warn_of_reports(row, beside_reports)
    made = written(row, source, row.paper, "", None, by, at)
    _entry(by, "sales.bring_forward", made)
    return made


@transaction.atomic
def correct_brought(
    brought: Brought, row: BroughtRow, *, reason: str, by: Actor | None, beside_reports: bool = False
) -> Brought:
    """Put a sum right: a new row takes the place of the old one, which stays readable. The same again is none."""
    source = _checked(row, by)
    before = standing(brought, by)
    paper = row.paper or before.paper
    if paper is None:
        raise ValidationError({"paper": _("The figure rests on its paper: add it.")})
    if _says(before) == _values(row, source) and paper.pk == before.paper_id:
        return before
    why = _reason(reason)
    refuse_twice([other for other in others_of(row) if other.pk != before.pk])
    if (row.area, row.first, row.last) != (before.area_id, before.first, before.last):
        warn_of_reports(row, beside_reports)
    made = written(row, source, paper, why, before, by, None)
    replaced(before, made.recorded_at)
    _entry(by, "sales.correct_brought", made, reason=why, before=money.as_decimal_string(before.baht))
    return made


@transaction.atomic
def take_back(brought: Brought, *, reason: str, by: Actor | None) -> Brought:
    """Have a sum count no longer. What is appended says who took it back and why, and never counted itself."""
    if by is not None and not may_at(by, verb_for(brought.area_id), [brought.area_id]):
        raise PermissionDenied
    _hold(brought.area_id)
    ended = Brought.objects.filter(replaces=brought, baht=0).first()
    if ended is not None:  # asked for a second time
        return ended
    before = standing(brought, by)
    why = _reason(reason)
    row = BroughtRow(before.area_id, before.first, before.last, 0, before.source)
    end = written(row, before.source, before.paper, why, before, by, None)
    replaced(end, end.recorded_at)
    replaced(before, end.recorded_at)
    _entry(by, "sales.take_back", end, reason=why, before=money.as_decimal_string(before.baht))
    return end


def _checked(row: BroughtRow, by: Actor | None) -> str:
    source = check_row(row, by)
    _hold(row.area)
    return source


def check_row(row: BroughtRow, by: Actor | None) -> str:
    """The source as it is kept; refused at its field what cannot be."""
    if by is not None and not may_at(by, verb_for(row.area), [row.area]):
        raise PermissionDenied
    if len(row.area) not in LEVELS or not Area.objects.filter(pk=row.area).exists():
        raise ValidationError({"area": _("A sum is brought forward for a province or a district.")})
    if row.first.day != 1 or row.last.day != 1:
        raise ValidationError({"first": _("A month is given by its first day.")})
    if row.last < row.first:
        raise ValidationError({"last": _("The last month stands before the first.")})
    if row.last > clock.today():
        raise ValidationError({"last": _("This month has not begun.")})
    if not 0 < row.baht < money.MOST_BAHT * money.SATANG:
        raise ValidationError({"baht": _("A sum of more than zero baht is brought forward.")})
    source = clean(row.source)
    if not source:
        raise ValidationError({"source": _("Say where the figure stands: which paper, which page.")})
    return source


def _hold(area: str) -> None:
    """One at a time in a province, so that two people cannot bring the same months forward at once."""
    list(Area.objects.select_for_update(no_key=True).filter(pk=area[:2]))


def standing(brought: Brought, by: Actor | None) -> Brought:
    if by is not None and not may_at(by, verb_for(brought.area_id), [brought.area_id]):
        raise PermissionDenied
    _hold(brought.area_id)
    before = Brought.objects.select_for_update(of=("self",)).select_related("paper").get(pk=brought.pk)
    if before.replaced_at is not None:
        raise BroughtMoved(
            _("This sum was corrected or taken back in the meantime; look at it again."), code="brought_moved"
        )
    return before


def others_of(row: BroughtRow) -> list[Brought]:
    """Sums that stand for some of the same months, of the same area, of what it lies in or of what lies in it."""
    rows = known(Brought.objects.select_related("area"), None)
    today = sums.Span(row.area, redrawn=True)
    moves = places(today)
    area = now_of([row.area]).get(row.area, row.area)
    here = rows.filter(in_area(area, moves)) | rows.filter(area_id__in=above(area))
    return list(here.filter(first__lte=row.last, last__gte=row.first).order_by("first", "pk"))


def refuse_twice(others: list[Brought]) -> None:
    if others:
        first = others[0]
        raise ValidationError(
            _(
                "A sum of %(area)s from %(first)s to %(last)s (%(baht)s baht) stands already: the same months would "
                "count twice. Correct that one, or take it back first."
            ),
            code="brought_twice",
            params={
                "area": first.area.label,
                "first": month_short(first.first),
                "last": month_short(first.last),
                "baht": money.text(first.baht),
            },
        )


def warn_of_reports(row: BroughtRow, beside_reports: bool) -> None:
    """Reports of these months may be what the sum is made of."""
    if beside_reports:
        return
    area = now_of([row.area]).get(row.area, row.area)
    reported = sums.total(sums.Span(area, row.first, row.last, redrawn=True))
    if reported:
        raise ReportsStand(
            _(
                "Reports of these months amount to %(baht)s baht already. If the sum contains them, they would count "
                "twice; save it only if it comes on top of them."
            ),
            code="reports_stand",
            params={"baht": money.text(reported)},
        )


def _reason(reason: str) -> str:
    why = clean(reason)
    if not why:
        raise ValidationError({"reason": _("Say why.")})
    return why


def _values(row: BroughtRow, source: str) -> tuple[str, date, date, int, str]:
    return row.area, row.first, row.last, row.baht, source


def _says(brought: Brought) -> tuple[str, date, date, int, str]:
    return brought.area_id, brought.first, brought.last, brought.baht, brought.source


def written(
    row: BroughtRow,
    source: str,
    paper: File | None,
    reason: str,
    replaces: Brought | None,
    by: Actor | None,
    at: datetime | None,
) -> Brought:
    return Brought.objects.create(
        area_id=row.area,
        first=row.first,
        last=row.last,
        baht=row.baht,
        source=source,
        paper=paper,
        reason=reason,
        replaces=replaces,
        recorded_at=at or clock.now(),
        by_label=by.label if by is not None else "",
    )


def replaced(row: Brought, at: datetime) -> None:
    row.replaced_at = at
    row.save(update_fields=["replaced_at"])


def _entry(by: Actor | None, verb: str, row: Brought, **told: str) -> None:
    trail.write(
        by,
        verb,
        f"sales.brought:{first_of(row).pk}",
        area=row.area_id,
        summary=row.source,
        first=month_code(row.first),
        last=month_code(row.last),
        after=money.as_decimal_string(row.baht),
        **told,
    )
