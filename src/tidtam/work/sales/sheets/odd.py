"""What the preview of a month's sheet asks about: the checks of a form, for all producers of the sheet at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.uploads import Plan
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.checks import Line, check, known_of, lines_of
from tidtam.work.sales.checks.fairs import fairs_elsewhere
from tidtam.work.sales.checks.habits import FAIR
from tidtam.work.sales.models import Report
from tidtam.work.sales.sheets import steps

Place = tuple[int, date]  # producer, month


def warn(plan: Plan, by: Actor | None) -> Mapping[int, Sequence[str]]:
    """By the rows' numbers, each question at the first row of its producer and month; it refuses nothing.

    A report is asked about as it would stand: what is on record, with the sheet's rows in the place of their own.
    The number of queries is fixed for each month of the sheet.
    """
    told: steps.Told = plan.payload
    rows: defaultdict[Place, list[steps.Line]] = defaultdict(list)
    for line in told.lines:
        rows[line.maker.seller.producer, line.told.month].append(line)
    found: dict[int, list[str]] = {}
    for month in {month for _producer, month in rows}:
        of_month = {producer: lines for (producer, then), lines in rows.items() if then == month}
        for producer, questions in _asked(of_month, month).items():
            first = min(of_month[producer], key=lambda line: line.row.number)
            found[first.row.number] = questions
    return found


def _asked(told: Mapping[int, Sequence[steps.Line]], month: date) -> dict[int, list[str]]:
    reports = _as_they_would_stand(told, month)
    sold = {
        producer: _fair_amounts(lines)
        for producer, lines in reports.items()
        if any(line.channel == FAIR for line in lines)
    }
    fairs = fairs_elsewhere(sold, month, sold=sold) if sold else {}
    areas = {producer: lines[0].maker.seller.area for producer, lines in told.items()}
    known = known_of(areas, month, fairs=fairs)
    found = {}
    for producer, lines in reports.items():
        if flags := check(lines, known[producer]):
            found[producer] = [_("To ask: %(question)s") % {"question": flag.said} for flag in flags]
    return found


def _as_they_would_stand(told: Mapping[int, Sequence[steps.Line]], month: date) -> dict[int, list[Line]]:
    on_record = dict(Report.objects.filter(producer__in=told, month=month).values_list("producer_id", "pk"))
    stored = lines_of(on_record.values())
    reports = {}
    for producer, lines in told.items():
        standing = {(line.product, line.channel): line for line in stored.get(on_record.get(producer, 0), ())}
        for line in lines:
            if isinstance(line.told, SaleRow):
                row = line.told
                standing[row.product, row.channel] = Line(
                    row.product, row.channel, row.baht, row.units, row.buyers
                )
        reports[producer] = list(standing.values())
    return reports


def _fair_amounts(lines: Sequence[Line]) -> set[int]:
    amounts = [line.baht for line in lines if line.channel == FAIR]
    return {*amounts, sum(amounts)}
