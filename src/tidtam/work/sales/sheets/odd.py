"""What the preview of a month's sheet asks about: the checks of a form, for all producers of the sheet at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.kit.uploads import Plan, Remark
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.checks import Flag, check, known_of, lines_of
from tidtam.work.sales.checks import Line as Sold
from tidtam.work.sales.checks.amounts import line_key
from tidtam.work.sales.checks.fairs import fairs_elsewhere
from tidtam.work.sales.checks.habits import FAIR
from tidtam.work.sales.checks.peers import Peers
from tidtam.work.sales.models import Report
from tidtam.work.sales.sheets.lines import Line, Told, shown

OF_UNITS = frozenset({"capacity", "price"})  # sentences that are about the units first


def warn(plan: Plan, by: Actor | None) -> Iterator[Remark]:
    """Each question, at the row and cell that it is about; it refuses nothing.

    A report is asked about as it would stand: what is on record, with the sheet's rows in the place of their own.
    The number of queries is fixed for each month of a part of the sheet.
    """
    told: Told = plan.payload
    months: defaultdict[date, defaultdict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in told.lines:
        months[line.told.month][line.maker.seller.producer].append(line)
    for month, of_month in sorted(months.items()):
        for producer, flags in _asked(of_month, month, told.peers).items():
            for flag in flags:
                yield _remark(flag, of_month[producer])


def _remark(flag: Flag, lines: Sequence[Line]) -> Remark:
    """At the line that the flag is of; of a whole report at its largest, which is the likeliest to be wrong."""
    line = max([line for line in lines if _is_of(flag, line)] or lines, key=_baht)
    column = "nil" if not isinstance(line.told, SaleRow) else "baht"
    if flag.sentence in OF_UNITS and line.units:
        column = "units"
    return Remark(line.row.number, line.row.heading(column), shown(line.row, column), flag.said)


def _is_of(flag: Flag, line: Line) -> bool:
    """Whether the flag is of this line, or of its product or fairs, and not of the whole report."""
    if not isinstance(line.told, SaleRow):
        return False
    if flag.code == "fair":
        return line.told.channel == FAIR
    subject = flag.subject.rpartition("=")[0]
    return subject in (f"product:{line.told.product}", line_key(_sold(line.told)))


def _baht(line: Line) -> int:
    return line.told.baht if isinstance(line.told, SaleRow) else 0


def _sold(row: SaleRow) -> Sold:
    return Sold(row.product, row.channel, row.baht, row.units, row.buyers)


def _asked(
    told: Mapping[int, Sequence[Line]], month: date, peers: dict[tuple[str, date], Peers]
) -> dict[int, list[Flag]]:
    reports = _as_they_would_stand(told, month)
    sold = {
        producer: _fair_amounts(lines)
        for producer, lines in reports.items()
        if any(line.channel == FAIR for line in lines)
    }
    fairs = fairs_elsewhere(sold, month, sold=sold) if sold else {}
    areas = {producer: lines[0].maker.seller.area for producer, lines in told.items()}
    known = known_of(areas, month, fairs=fairs, peers=peers)
    return {producer: check(lines, known[producer]) for producer, lines in reports.items()}


def _as_they_would_stand(told: Mapping[int, Sequence[Line]], month: date) -> dict[int, list[Sold]]:
    on_record = dict(
        Report.objects.filter(producer__in=listed(told), month=month).values_list("producer_id", "pk")
    )
    stored = lines_of(on_record.values())
    reports = {}
    for producer, lines in told.items():
        standing = {(line.product, line.channel): line for line in stored.get(on_record.get(producer, 0), ())}
        for line in lines:
            if isinstance(line.told, SaleRow):
                standing[line.told.product, line.told.channel] = _sold(line.told)
        reports[producer] = list(standing.values())
    return reports


def _fair_amounts(lines: Sequence[Sold]) -> set[int]:
    amounts = [line.baht for line in lines if line.channel == FAIR]
    return {*amounts, sum(amounts)}
