"""A district's month as a spreadsheet: what came of its villages, in the columns in which it goes out."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind
from tidtam.work.results.sheets import out
from tidtam.work.results.sheets.columns import COLUMNS
from tidtam.work.results.sheets.steps import ResultSteps
from tidtam.work.sales.sheets.asks import ASKS

UPLOADS = [
    UploadKind(
        "results.month",
        _("Results of villages"),
        COLUMNS,
        begin=ResultSteps,
        rows=out.month,
        asks=ASKS,
        name="results",
        help_text=_("One row for each village: who came in the month, and what the village earned by it."),
        notes=[
            _("A blank row says nothing: the village has not reported. It is not zero."),
            _("A blank number was not counted; write 0 where there was none."),
            _("What was reported before changes only with a reason."),
        ],
    ),
]
