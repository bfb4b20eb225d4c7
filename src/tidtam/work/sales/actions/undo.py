"""Taking back what one has just entered: the report stands again as it stood before."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.past import may_at
from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.record import record_sales
from tidtam.work.sales.actions.rows import SaleRow
from tidtam.work.sales.actions.states import take_step
from tidtam.work.sales.actions.totals import lock_months
from tidtam.work.sales.models import Report, ReportState, Sale
from tidtam.work.sales.queries.entered import last_entered


class NothingToUndo(ValidationError):
    """Somebody went on with the report, or it was taken back already."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("This can no longer be taken back: the report has moved on."), code="nothing_to_undo"
        )


def undone() -> str:
    """The reason that stands at what was taken back."""
    with translation.override("th"):
        return _("Taken back by who entered it")


@transaction.atomic
def undo_entry(report: Report, *, seen: str, by: Actor, today_only: bool = True) -> None:
    """Take back what `by` entered last in the report, as a rule only today.

    A new report is withdrawn; a changed one has the earlier amounts again, with the reason, and the state that it
    had. seen: the moment of what was entered, ISO 8601, as the page showed it. Raises `NothingToUndo`, and `WrongStep`
    or `SalesRefused` where the month is closed.
    """
    if not may_at(by, "edit", [report.area_id]):
        raise PermissionDenied
    lock_months([(report.area_id[:2], report.month)])
    kept = Report.objects.get(pk=report.pk)
    entered = last_entered(kept, by.label, undone(), today_only=today_only)
    if entered is None or entered.at.isoformat() != seen:
        raise NothingToUndo()
    rows = [
        SaleRow(
            product=sale.product_id,
            month=kept.month,
            channel=sale.channel_id,
            baht=entered.before[sale.pk][0],
            units=entered.before[sale.pk][1],
            source=kept.source,
            producer=kept.producer_id,
            buyers=sale.buyers,
        )
        for sale in Sale.objects.filter(pk__in=entered.before)
    ]
    if rows:
        record_sales(rows, by=by, reason=undone())
    if entered.state == ReportState.DRAFT:
        take_step("withdraw", [kept.pk], by=by, reason=undone())
    elif entered.state == ReportState.RETURNED:
        take_step("return", [kept.pk], by=by, reason=entered.reason or undone())
