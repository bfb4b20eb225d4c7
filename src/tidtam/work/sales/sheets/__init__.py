"""The sales' spreadsheets: a district's month, targets, and sums brought forward with the sheet as their paper."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind
from tidtam.work.sales.sheets import aim_columns, aims, asks, brought, odd, out
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
    UploadKind(
        "sales.targets",
        _("Targets of a year"),
        aim_columns.COLUMNS,
        begin=aims.AimSteps,
        rows=aims.rows,
        asks=asks.OF_TARGETS,
        name="sales-targets",
        part=0,
        help_text=_(
            "A row for each province and district. Round and percentage at a province set its target and those of its "
            "districts; another amount adjusts one of them, with a reason."
        ),
        notes=[
            _(
                "Round and percentage at a province: the mean of three years and so much more, divided among the "
                "districts."
            ),
            _(
                "An amount that is the one of today says nothing; another one adjusts the target and needs a reason."
            ),
            _("A blank amount says nothing and is not zero."),
        ],
    ),
    UploadKind(
        "sales.brought",
        _("Sums brought forward"),
        brought.COLUMNS,
        begin=brought.BroughtSteps,
        rows=brought.rows,
        asks=asks.OF_BROUGHT,
        name="brought-sums",
        rests=True,
        help_text=_(
            "A row for each sum of a province or district that no report explains. The sheet itself is kept as the "
            "paper of its sums, and each row says where its figure stands."
        ),
        notes=[
            _("A sum belongs to all of its months together, and counts where all of them are asked for."),
            _(
                "The sheet is kept as the paper on which its sums rest; another paper is added on the page of a sum."
            ),
            _("The area and months of a sum that stands already say what that one should be, with a reason."),
        ],
    ),
]
