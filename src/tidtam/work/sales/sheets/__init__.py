"""A district's month as a spreadsheet: what its producers sold, in the columns in which it goes out to be filled in."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind
from tidtam.work.sales.sheets import asks, odd, out
from tidtam.work.sales.sheets.columns import COLUMNS
from tidtam.work.sales.sheets.lines import producer_of
from tidtam.work.sales.sheets.steps import SaleSteps

UPLOADS = [
    UploadKind(
        "sales.month",
        _("Sales of a month"),
        COLUMNS,
        begin=SaleSteps,
        rows=out.month,
        warn=odd.warn,
        together=producer_of,
        warned=_(
            "A report that is written so stays marked until somebody explains on its page why the amount is right."
        ),
        asks=asks.ASKS,
        name="sales",
        part=2000,
        help_text=_(
            "One row for each producer, or for each product and channel. A blank amount says nothing and is not zero; "
            "whoever sold nothing has yes in that column."
        ),
        notes=[
            _("A blank amount says nothing: the producer has not reported. It is not zero."),
            _("A producer that sold nothing has yes in the column for it, and no amount."),
            _("A blank product or channel is a sum that is not split."),
            _("An amount that was reported before changes only with a reason."),
        ],
    ),
]
