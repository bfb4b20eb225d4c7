"""Reports that came by a link and wait for the office's countersignature."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Substr

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before
from tidtam.registers.producers.queries import PLACE
from tidtam.work.sales.checks import Flag, flags
from tidtam.work.sales.models import Report, ReportLink, ReportState, ReportStep, SheetRow
from tidtam.work.sales.models.reports import ReportSet
from tidtam.work.sales.queries.redrawn import inside
from tidtam.work.sales.queries.told import sums_told


@dataclass(frozen=True)
class Waiting:
    """A report to be checked. before: satang of the month before, None where none was reported; flags: questions."""

    report: Report
    before: int | None
    flags: list[Flag]


def by_link(actor: Actor, area: str = "") -> ReportSet:
    """Reports within the area that a link sent, of one producer or of a village's sheet, and nobody has checked."""
    return _sent_by_link(Report.objects.open_to(actor, "edit").filter(inside(area, "area_id", redrawn=True)))


def _sent_by_link(rows: ReportSet) -> ReportSet:
    sent = ReportLink.objects.filter(report=OuterRef("pk"), sent_at__isnull=False)
    return rows.filter(
        Exists(sent) | Exists(SheetRow.objects.filter(report=OuterRef("pk"))), state=ReportState.SUBMITTED
    )


def waiting(actor: Actor, month: date, area: str, most: int) -> list[Waiting]:
    """Those of the month by area and name, at most so many."""
    rows = by_link(actor, area).filter(month=month).select_related(PLACE, "producer")
    reports = list(rows.order_by("area_id", "producer__sort_key", "pk")[:most])
    before = sums_told([one.producer_id for one in reports], month_before(month))
    asked = flags(one.pk for one in reports)
    return [Waiting(one, before.get(one.producer_id), asked.get(one.pk, [])) for one in reports]


def waiting_by_district(where: Q) -> dict[tuple[str, date], tuple[int, datetime]]:
    """District and month -> how many wait there for the office, and since when the first of them was sent.

    where: limits reports.
    """
    steps = ReportStep.objects.filter(report=OuterRef("pk")).order_by("-at")
    rows = _sent_by_link(Report.objects.filter(where)).annotate(
        district=Substr("area_id", 1, 4),
        since=Coalesce(Subquery(steps.values("at")[:1]), "first_recorded_at"),
    )
    counted: dict[tuple[str, date], tuple[int, datetime]] = {}
    for district, month, since in rows.values_list("district", "month", "since"):
        number, first = counted.get((district, month), (0, since))
        counted[district, month] = number + 1, min(first, since)
    return counted


def months_waiting(actor: Actor, area: str) -> dict[date, int]:
    """Month -> how many wait, the newest first."""
    counted: dict[date, int] = {}
    for month in by_link(actor, area).order_by("-month").values_list("month", flat=True):
        counted[month] = counted.get(month, 0) + 1
    return counted
