"""What the rows of a month's sheet tell, once they are understood."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tidtam.kit import money, upload_fields
from tidtam.kit.calendar import month_code
from tidtam.kit.tables import Row
from tidtam.work.sales.actions import Basis, NilReport, SaleRow
from tidtam.work.sales.checks.peers import Peers
from tidtam.work.sales.sheets.names import Made, Maker


class Line(NamedTuple):
    """What one row of the sheet tells. units, buyers, source: whether it says anything of them."""

    row: Row
    told: SaleRow | NilReport
    maker: Maker
    made: Made | None
    units: bool = False
    buyers: bool = False
    source: bool = False


@dataclass
class Told:
    """A plan's payload: the lines that would be recorded, and the reports that would rest on something else.

    peers: by province and month, what the checks have read of it for this file; a file asks once.
    """

    peers: dict[tuple[str, date], Peers]
    lines: list[Line] = field(default_factory=list)
    bases: list[Basis] = field(default_factory=list)


def shown(row: Row, column: str) -> str:
    """The cell as it was understood."""
    value = row.values.get(column)
    match value:
        case None | False:
            return ""
        case True:
            return upload_fields.yes(True)
        case date():
            return month_code(value)
        case int() if column == "baht":
            return money.text(value)
    return str(value)


def producer_of(row: Row) -> str:
    """By number, else by name, as the row says it."""
    return row.values.get("producer_code") or row.values.get("producer") or ""
