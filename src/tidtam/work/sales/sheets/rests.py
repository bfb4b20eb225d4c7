"""What reports rest on, as the rows of one file say it."""

from tidtam.kit.actor import Actor
from tidtam.work.sales.actions import Basis, SaleRow
from tidtam.work.sales.actions.found import Opened
from tidtam.work.sales.actions.months import Doors
from tidtam.work.sales.sheets.lines import Line, shown


class Rests:
    """Of several rows of a report the first that says it counts. changed: what is to be restated."""

    def __init__(self, by: Actor | None, reason: str) -> None:
        self._by, self._reason = by, reason
        self._said: dict[int, str] = {}

    def changed(self, line: Line, report: Opened | None, doors: Doors) -> Basis | None:
        """What the row's report will rest on, where the row changes that; refused where the month is shut."""
        told = line.told
        if report is None or not line.source or report.pk in self._said:
            return None
        self._said[report.pk] = told.source
        if told.source == report.source:
            return None
        reason = (told.reason if isinstance(told, SaleRow) else "") or self._reason
        if shut := doors.refusal(line.maker.seller.area, told.month, report.state, reason, self._by):
            line.row.refuse("source", shown(line.row, "source"), str(shut))
            return None
        return Basis(report.pk, told.source)
