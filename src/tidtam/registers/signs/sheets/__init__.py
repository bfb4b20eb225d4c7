"""The register of signs as a spreadsheet: a row is a line of a panel, and the rows of one number are one sign."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind, whole
from tidtam.registers.signs.sheets.columns import COLUMNS
from tidtam.registers.signs.sheets.out import rows
from tidtam.registers.signs.sheets.steps import plan, write

UPLOADS = [
    UploadKind(
        "signs.signs",
        _("Direction signs"),
        COLUMNS,
        begin=whole(plan, write),
        rows=rows,
        part=0,
        help_text=_("One row for each line that stands on a sign."),
        notes=[
            _("The rows of one number are one sign: its place and road stand in the first of them."),
            _(
                "What stands on a sign is taken whole, until it is ordered: lines that are not in the sheet are gone."
            ),
            _("Permission, steps and photos do not travel in the sheet; they stay with the sign."),
        ],
    ),
]
