"""The province's budget as a spreadsheet, in the shape in which offices keep it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind
from tidtam.work.plan.sheets import asks, out
from tidtam.work.plan.sheets.columns import COLUMNS
from tidtam.work.plan.sheets.steps import BudgetSteps

UPLOADS = [
    UploadKind(
        "plan.budget",
        _("Budget of a year"),
        COLUMNS,
        begin=BudgetSteps,
        rows=out.rows,
        asks=asks.ASKS,
        part=0,
        help_text=_(
            "One row for each approach, main activity, project and activity. The sums of a row that has rows below it "
            "are compared with what these add up to, and never typed in."
        ),
        notes=[
            _(
                "Money stands at the lowest rows; the sums of the rows above are compared with what is below them."
            ),
            _("Remaining is allocated less disbursed less returned; where it is not, the row is refused."),
            _("A blank amount says nothing and is not zero."),
            _("What is larger than on the books becomes an entry; what is smaller needs a reason."),
        ],
    ),
]
