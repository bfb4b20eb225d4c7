"""Reports that came by a link and wait for the office's countersignature."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before
from tidtam.registers.producers.queries import PLACE
from tidtam.work.sales.checks import Flag, flags
from tidtam.work.sales.models import Report, ReportLink, ReportState, SheetRow
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
    sent = ReportLink.objects.filter(report=OuterRef("pk"), sent_at__isnull=False)
    rows = Report.objects.open_to(actor, "edit").filter(
        inside(area, "area_id", redrawn=True),
        Exists(sent) | Exists(SheetRow.objects.filter(report=OuterRef("pk"))),
    )
    return rows.filter(state=ReportState.SUBMITTED)


def waiting(actor: Actor, month: date, area: str, most: int) -> list[Waiting]:
    """Those of the month by area and name, at most so many."""
    rows = by_link(actor, area).filter(month=month).select_related(PLACE, "producer")
    reports = list(rows.order_by("area_id", "producer__sort_key", "pk")[:most])
    before = sums_told([one.producer_id for one in reports], month_before(month))
    asked = flags(one.pk for one in reports)
    return [Waiting(one, before.get(one.producer_id), asked.get(one.pk, [])) for one in reports]


def months_waiting(actor: Actor, area: str) -> dict[date, int]:
    """Month -> how many wait, the newest first."""
    counted: dict[date, int] = {}
    for month in by_link(actor, area).order_by("-month").values_list("month", flat=True):
        counted[month] = counted.get(month, 0) + 1
    return counted
