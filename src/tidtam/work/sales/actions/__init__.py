"""Every change of the sales: the channels, the months' reports, corrections."""

from tidtam.work.sales.actions.correct import SaleMoved, correct_sale
from tidtam.work.sales.actions.record import Recorded, record_sales
from tidtam.work.sales.actions.rows import NilReport, RowRefusal, SaleRow, SalesRefused
from tidtam.work.sales.actions.totals import repair

__all__ = [
    "NilReport",
    "Recorded",
    "RowRefusal",
    "SaleMoved",
    "SaleRow",
    "SalesRefused",
    "correct_sale",
    "record_sales",
    "repair",
]
