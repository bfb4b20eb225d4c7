"""A province's months: when reports are due, closed, final."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import next_month
from tidtam.work.sales.actions import states, totals
from tidtam.work.sales.models import OFFICIAL, ProvinceMonth, Report, ReportState


class Doors:
    """What the months let in, for one actor; they are held where something is to be written."""

    def __init__(self, held: Iterable[ProvinceMonth]) -> None:
        self._months = {(row.province, row.month): row for row in held}
        self._chiefs: dict[str, bool] = {}

    def refusal(self, area: str, month: date, state: str, reason: str, by: Actor | None) -> Any:
        """Why a report of this area and month cannot be written, or None; a month that is not known is open."""
        row = self._months.get((area[:2], month))
        if state == ReportState.LOCKED:
            if not self._chief(area[:2], by):
                return _("This month is final; only the province can correct what was approved in it.")
            return None if reason.strip() else _("This month is final; say why the amount changes.")
        if row is not None and (row.closed_at or row.locked_at) and not self._chief(area[:2], by):
            return _("The province has closed this month; ask it to open the month again.")
        return None

    def _chief(self, province: str, by: Actor | None) -> bool:
        if by is None:
            return True
        if province not in self._chiefs:
            self._chiefs[province] = by.may("approve", province)
        return self._chiefs[province]


def change_month(
    province: str, month: date, *, by: Actor | None, due_on: date | None = None
) -> ProvinceMonth:
    """Set the last day on time; None for the usual one."""
    with transaction.atomic():
        row = _held(province, month, by)
        row.due_on = due_on
        row.save(update_fields=["due_on"])
        _write(by, "sales.change_month", row, due_on=str(due_on or ""))
    return row


def close_month(province: str, month: date, *, by: Actor | None) -> ProvinceMonth:
    """From now on it takes no report but by the province; nothing that stands changes."""
    with transaction.atomic():
        row = _held(province, month, by)
        _require_over(month)
        if row.closed_at is None:
            row.closed_at = clock.now()
            row.save(update_fields=["closed_at"])
            _write(by, "sales.close_month", row)
    return row


def open_month(province: str, month: date, *, by: Actor | None, reason: str) -> ProvinceMonth:
    """It takes reports again; what was final in it is approved again, and can be corrected as such."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    with transaction.atomic():
        row = _held(province, month, by)
        _move(row, ReportState.LOCKED, ReportState.APPROVED, by, reason)
        row.closed_at = row.locked_at = None
        row.save(update_fields=["closed_at", "locked_at"])
        _write(by, "sales.open_month", row, reason=reason.strip())
    return row


def lock_month(province: str, month: date, *, by: Actor | None) -> int:
    """Make the month final: what is approved is locked. How many reports; those not approved stay as they are.

    Totals do not move: what is locked was official before.
    """
    with transaction.atomic():
        row = _held(province, month, by)
        _require_over(month)
        count = _move(row, ReportState.APPROVED, ReportState.LOCKED, by, "")
        now = clock.now()
        row.closed_at, row.locked_at = row.closed_at or now, now
        row.save(update_fields=["closed_at", "locked_at"])
        _write(by, "sales.lock_month", row, reports=count)
    return count


def _move(row: ProvinceMonth, before: ReportState, after: ReportState, by: Actor | None, reason: str) -> int:
    assert {before, after} <= OFFICIAL
    found = Report.objects.filter(within(row.province, "area_id"), month=row.month, state=before)
    keys: Sequence[int] = list(found.order_by("pk").values_list("pk", flat=True))
    states.move(keys, before, after, by.label if by else "", clock.now(), reason.strip(), totals.Deltas())
    return len(keys)


def _require_over(month: date) -> None:
    if next_month(month) > clock.today():
        raise ValidationError(_("This month is not over."))


def _held(province: str, month: date, by: Actor | None) -> ProvinceMonth:
    if by is not None and not by.may("approve", province):
        raise PermissionDenied
    if month.day != 1:
        raise ValidationError(_("A month is given by its first day."))
    (row,) = totals.lock_months([(province, month)])
    return row


def _write(by: Actor | None, verb: str, row: ProvinceMonth, **told: Any) -> None:
    trail.write(by, verb, f"sales.month:{row.province}-{row.month:%Y-%m}", area=row.province, **told)
