"""One producer's months: what it reported, what it did not, and how each amount came to be."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.calendar import month_before, month_code, month_range
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries.counted import counts_as
from tidtam.work.sales.models import AMOUNTS, Change, ChangeKind, Report, ReportState, Sale
from tidtam.work.sales.queries.merged import One
from tidtam.work.sales.queries.pauses import pauses_in, resting
from tidtam.work.sales.queries.reporting import Reporting


class MonthLine(NamedTuple):
    """One month of a producer. report: None where none came in; corrections: revisions after the first.

    owed: a report is expected of it; missing: and was not sent.
    """

    month: date
    report: Report | None
    baht: int | None
    corrections: int
    shown: tuple[str, str]
    missing: bool = False
    owed: bool = False

    @property
    def code(self) -> str:
        """The month in addresses."""
        return month_code(self.month)


class Revision(NamedTuple):
    """One revision of an amount: what it made of it, who, when and why."""

    change: Change
    baht: int
    units: int


@dataclass(frozen=True)
class FactLine:
    """An amount of a report with the revisions that led to it, the newest first."""

    sale: Sale
    revisions: tuple[Revision, ...]

    def known(self, moment: datetime) -> int:
        """Satang as the amount was known at the moment; 0 before it was told."""
        known = (row.baht for row in self.revisions if row.change.recorded_at <= moment)
        return next(known, 0)


def report_shown(report: Report | None) -> tuple[str, str]:
    """State and words of a report, or of its absence."""
    if report is None:
        return "late", _("Not reported")
    if report.state == ReportState.DRAFT:
        return "soon", _("Draft, not sent")
    if report.state == ReportState.RETURNED:
        return "soon", _("Returned")
    if report.nil:
        return "done", _("Nothing sold")
    return "done", _("Reported")


def months_of(
    producer: Producer, first: date, last: date, *, known_at: datetime | None = None
) -> list[MonthLine]:
    """The months from first to last in which the producer was registered, or reported all the same; newest first.

    Where it did not report, the report of one that counts as it stands; one that was merged owes nothing itself.
    known_at: with the reports and amounts as they were known at that moment.
    """
    moment = known_at or clock.now()
    into = counts_as(known_at)
    alike = [producer.pk, *(gone for gone, kept in into.items() if kept == producer.pk)]
    told = Report.objects.filter(
        producer__in=alike, month__range=(first, last), first_recorded_at__lte=moment
    ).order_by("-pk")
    reports = {row.month: row for row in sorted(told, key=lambda row: row.producer_id == producer.pk)}
    sums: dict[int, tuple[int, int]] = {
        report: (baht, corrections)
        for report, baht, corrections in Change.objects.filter(
            sale__report__in=reports.values(), recorded_at__lte=moment
        )
        .values_list("sale__report_id")
        .annotate(sum=Sum("baht"), corrections=Count("pk", filter=Q(kind=ChangeKind.CORRECTED)))
        .order_by()
    }
    months = month_range(first, last)
    one = None if producer.pk in into else _one(producer, alike, months, known_at)
    lines = []
    for month in reversed(months):
        report = reports.get(month)
        if report is None and not (one and one.registered(month)):
            continue
        rests = one is not None and not one.owes(month)
        if report is None and rests:
            lines.append(MonthLine(month, None, None, 0, ("none", _("Not applicable"))))
            continue
        baht, corrections = sums.get(report.pk, (0, 0)) if report else (None, 0)
        missing = not rests and (report is None or report.state == ReportState.DRAFT)
        lines.append(
            MonthLine(
                month, report, baht, corrections, report_shown(report), missing, one is not None and not rests
            )
        )
    return lines


def reporting_of(lines: list[MonthLine]) -> Reporting:
    """How many of the months in which it owes a report it reported."""
    owed = [line for line in lines if line.owed]
    return Reporting(sum(not line.missing for line in owed), len(owed))


def reported_span(producer: Producer) -> tuple[date, date]:
    """From the first month it reported (the current one where none) to the last that has ended."""
    first = Report.objects.filter(producer=producer).order_by("month").values_list("month", flat=True).first()
    last = last_ended()
    return min(first or last, last), last


def last_ended() -> date:
    """The last month that is over."""
    return month_before(clock.today())


def facts_of(report: Report) -> list[FactLine]:
    """The report's amounts, product by product, each with its revisions."""
    sales = list(
        Sale.objects.filter(report=report)
        .select_related("product", "channel")
        .order_by("product__sort_key", "product_id", "channel__order")
    )
    changes: defaultdict[int, list[Change]] = defaultdict(list)
    for change in Change.objects.filter(sale__in=sales, kind__in=AMOUNTS).order_by("revision"):
        changes[change.sale_id].append(change)
    return [FactLine(sale, _revisions(changes[sale.pk])) for sale in sales]


def _revisions(changes: list[Change]) -> tuple[Revision, ...]:
    baht = units = 0
    revisions = []
    for change in changes:
        baht, units = baht + change.told_baht, units + change.told_units
        revisions.append(Revision(change, baht, units))
    return tuple(reversed(revisions))


def _one(producer: Producer, alike: list[int], months: list[date], known_at: datetime | None) -> One:
    """The producer with all that count as it: since and until when each was registered, and when it rests."""
    rests = resting(pauses_in(months, known_at).filter(producer__in=alike), months)
    spans = Producer.objects.filter(pk__in=alike, registered_at__isnull=False).values_list(
        "pk", "registered_at", "struck_at"
    )
    found = [(since, until, rests.get(key, set())) for key, since, until in spans if since is not None]
    return One(producer.pk, producer.area_id, found, rests.get(producer.pk, set()))
