"""How far a province's months have come: due, closed, final, and how many reports stand where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import widest
from tidtam.kit.actor import Actor
from tidtam.work.sales.models import OFFICIAL, ProvinceMonth, ReportState
from tidtam.work.sales.queries.deadlines import usual_due_day
from tidtam.work.sales.queries.reporting import reporting_by_month
from tidtam.work.sales.queries.way import by_state


@dataclass(frozen=True)
class MonthRow:
    """One month of a province, as far as the reader sees it. expected, sent: reports; states: how many stand where."""

    province: str
    month: date
    due: date
    closed_at: datetime | None
    locked_at: datetime | None
    expected: int
    sent: int
    states: Mapping[str, int]

    @property
    def shown(self) -> tuple[str, Any]:
        """Whether it takes reports, as colour and word."""
        if self.locked_at:
            return "done", _("Final")
        if self.closed_at:
            return "going", _("Closed to reports")
        return "none", _("Takes reports")

    @property
    def waiting(self) -> int:
        """Sent and not checked."""
        return self.states.get(ReportState.SUBMITTED, 0)

    @property
    def returned(self) -> int:
        return self.states.get(ReportState.RETURNED, 0)

    @property
    def checked(self) -> int:
        return self.states.get(ReportState.CHECKED, 0)

    @property
    def approved(self) -> int:
        return sum(self.states.get(state, 0) for state in OFFICIAL)

    @property
    def drafts(self) -> int:
        return self.states.get(ReportState.DRAFT, 0)

    @property
    def missing(self) -> int:
        return max(self.expected - self.sent, 0)

    @property
    def unapproved(self) -> int:
        """What stays provisional, or uncounted, when the month is made final now."""
        return self.waiting + self.returned + self.checked + self.drafts


def month_rows(actor: Actor, province: str, months: Sequence[date]) -> list[MonthRow]:
    """The months of the province, with the reports of those areas of it that the actor may view."""
    held = {row.month: row for row in ProvinceMonth.objects.filter(province=province, month__in=months)}
    states = by_state(actor, months, province)
    expected: Counter[date] = Counter()
    sent: Counter[date] = Counter()
    for area in areas_in(actor, province):
        for month, found in reporting_by_month(area, months).items():
            expected[month] += found.expected
            sent[month] += found.sent
    rows = []
    for month in months:
        row = held.get(month) or ProvinceMonth(province=province, month=month)
        due = row.due_on or usual_due_day(month)
        numbers = (expected[month], sent[month], states.get(month, {}))
        rows.append(MonthRow(province, month, due, row.closed_at, row.locked_at, *numbers))
    return rows


def areas_in(actor: Actor, province: str) -> list[str]:
    """The actor's part of the province: the whole of it, or its own areas there; none of another's."""
    if len(province) != 2 or not (province.isascii() and province.isdigit()):
        return []
    reach = actor.reach("view")
    if any(province.startswith(code) for code in reach):
        return [province]
    return widest(code for code in reach if code.startswith(province))


def provinces_of(actor: Actor) -> list[str]:
    """The provinces in which the actor sees anything."""
    reach = actor.reach("view")
    if "" in reach:
        return list(Area.objects.filter(level=Level.PROVINCE).order_by("code").values_list("code", flat=True))
    return sorted({code[:2] for code in reach})
