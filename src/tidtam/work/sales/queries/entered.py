"""What somebody entered last in a report, so that it can be taken back."""

from datetime import datetime
from typing import NamedTuple

from tidtam.kit import clock
from tidtam.work.sales.models import AMOUNTS, Change, Report, ReportState, ReportStep, Sale
from tidtam.work.sales.queries.steps import given_back

BEGAN = (ReportState.DRAFT, ReportState.RETURNED)


class Entered(NamedTuple):
    """The last thing told of a report. at: when; made: the report came about by it.

    before: satang and units of each fact that it changed, by the fact's key, as they stood; state: the report's
    then; reason: why it stood so, where it had been given back.
    """

    report: int
    at: datetime
    made: bool
    before: dict[int, tuple[int, int]]
    state: str
    reason: str = ""


def last_entered(report: Report, label: str, undone: str, *, today_only: bool = True) -> Entered | None:
    """What this person entered last (today), unless anything happened to the report since.

    undone: the reason that taking something back gives; what was taken back is not taken back again.
    """
    if report.state != ReportState.SUBMITTED:
        return None
    sales = {row.pk: row for row in Sale.objects.filter(report=report)}
    changes = list(Change.objects.filter(sale__in=sales, kind__in=AMOUNTS).order_by("-recorded_at", "-pk"))
    step = ReportStep.objects.filter(report=report).order_by("-at", "-pk").first()
    moments = [
        report.first_recorded_at,
        *(one.recorded_at for one in changes[:1]),
        *([step.at] if step else []),
    ]
    at = max(moments)
    if today_only and clock.local(at).date() != clock.today():
        return None
    latest = [one for one in changes if one.recorded_at == at]
    if step is not None and step.at == at:
        if step.by_label != label or step.before not in BEGAN or step.reason == undone:
            return None
        state = step.before
    elif at == report.first_recorded_at:
        if report.recorded_by != label:
            return None
        return Entered(report.pk, at, True, {}, ReportState.DRAFT)
    else:
        state = report.state
    if any(one.by_label != label or one.reason == undone for one in latest):
        return None
    before = {
        one.sale_id: (sales[one.sale_id].baht - one.told_baht, sales[one.sale_id].units - one.told_units)
        for one in latest
    }
    return Entered(report.pk, at, False, before, state, given_back(report, at))
