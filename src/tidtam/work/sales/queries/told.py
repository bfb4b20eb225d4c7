"""Which reports count as sent: those that are no draft, now or as was known at an earlier moment."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tidtam.work.sales.models import Report, ReportState, ReportStep

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

NOT_SENT = (ReportState.DRAFT, "")  # "": it had not begun


class Told(NamedTuple):
    """A report that was sent. sent_at: when it came; report: its key."""

    producer: int
    month: date
    report: int
    nil: bool
    state: str
    sent_at: datetime

    @classmethod
    def of(cls, reports: "QuerySet[Report]") -> "Iterator[Told]":
        """From reports as `told_reports` gives them, the older first."""
        rows = reports.order_by("pk")
        names = ("producer_id", "month", "pk", "nil", "state_then", "sent_at")
        return (cls(*row) for row in rows.values_list(*names))

    def beside(self, other: "Told", kept: int) -> "Told":
        """The two of a month by producers that are one: one report, of nothing where both are, in time where one is.

        The kept one's own is the one that is shown.
        """
        shown = other if other.producer == kept else self
        return shown._replace(nil=self.nil and other.nil, sent_at=min(self.sent_at, other.sent_at))


def told_reports(months: Sequence[date], known_at: datetime | None) -> "QuerySet[Report]":
    """Reports of the months that had been sent, with state_then and sent_at."""
    reports = Report.objects.filter(month__in=months)
    if known_at is not None:
        reports = reports.filter(first_recorded_at__lte=known_at)
    told = reports.annotate(state_then=state_at(known_at), sent_at=sent_at(known_at))
    return told.exclude(state_then__in=NOT_SENT)


def sums_told(producers: Iterable[int], month: date) -> dict[int, int]:
    """Producer -> satang of its report of the month, where it has sent one."""
    told = Report.objects.filter(producer__in=producers, month=month).exclude(state=ReportState.DRAFT)
    return dict(told.values_list("producer_id", "baht"))


def state_at(known_at: datetime | None, path: str = "") -> "Combinable":
    """A report's state, now or at the moment: that from which its first step since then went."""
    if known_at is None or not ReportStep.objects.filter(at__gt=known_at).exists():
        return F(f"{path}state")
    later = ReportStep.objects.filter(report=OuterRef(f"{path}pk"), at__gt=known_at).order_by("at", "pk")
    return Coalesce(Subquery(later.values("before")[:1]), F(f"{path}state"))


def sent_at(known_at: datetime | None, path: str = "") -> Any:
    """When a report came: when it was first recorded or, where it was a draft then, when it last left that state."""
    left = ReportStep.objects.filter(report=OuterRef(f"{path}pk"), before=ReportState.DRAFT)
    if known_at is not None:
        left = left.filter(at__lte=known_at)
    last = left.order_by().values("report").annotate(last=Max("at")).values("last")
    return Coalesce(Subquery(last), F(f"{path}first_recorded_at"))
