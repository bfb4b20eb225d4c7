"""The rows of a village's sheet: who is expected to report, what stands, what can be taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales.actions.links import OWN
from tidtam.work.sales.actions.undo import undone
from tidtam.work.sales.models import UNSPLIT, Report, ReportState, Sale
from tidtam.work.sales.queries.entered import Entered, last_entered
from tidtam.work.sales.queries.links import report_course
from tidtam.work.sales.queries.names import Answer, named_here
from tidtam.work.sales.queries.told import sums_told
from tidtam.work.sales.telling import mark_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 150


@dataclass(frozen=True)
class Line:
    """One row. before: satang of the month before; editable: one sum can be entered here; undo: what to take back.

    A report by product and channel, or one that the office has checked, is changed on its own page.
    """

    producer: Producer
    place: str
    report: Report | None
    before: int | None
    mark: str
    editable: bool
    undo: Entered | None

    @property
    def sent(self) -> bool:
        return self.report is not None and self.report.state != ReportState.DRAFT

    @property
    def shown(self) -> tuple[str, str]:
        return report_course(self.report.state) if self.report is not None else ("", "")


def expected_here(actor: Actor, area: str, month: date) -> "QuerySet[Producer]":
    """Producers within the area whose report of the month is expected, in the order of their names."""
    return named_here(actor, area, month).exclude(Q(answer=Answer.RESTING))


def lines_of(
    actor: Actor, area: str, month: date, *, among: Collection[int] | None = None, today_only: bool = True
) -> list[Line]:
    """The sheet's rows, at most `MOST`. among: keys of the producers that are on it; today_only: as `last_entered`."""
    expected = expected_here(actor, area, month)
    if among is not None:
        expected = expected.filter(pk__in=among)
    producers = list(expected.select_related(PLACE)[:MOST])
    reports = {row.producer_id: row for row in Report.objects.filter(producer__in=producers, month=month)}
    before = sums_told([one.pk for one in producers], month_before(month))
    facts = Sale.objects.filter(report__in=reports.values())
    split = set(facts.exclude(product=None, channel=UNSPLIT).values_list("report_id", flat=True))
    word = undone()
    lines = []
    for producer in producers:
        report = reports.get(producer.pk)
        own = report is None or (report.state in OWN and report.pk not in split)
        entered = None
        if report is not None and own:
            entered = last_entered(report, actor.label, word, today_only=today_only)
        mark = mark_of(producer.pk, month) if own else ""
        where = place(producer.area)
        lines.append(Line(producer, where, report, before.get(producer.pk), mark, own, entered))
    return lines
