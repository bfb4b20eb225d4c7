"""The register of assets as a spreadsheet: in the columns in which it goes out, it comes in."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind, whole
from tidtam.registers.assets.sheets.columns import COLUMNS
from tidtam.registers.assets.sheets.out import rows
from tidtam.registers.assets.sheets.steps import plan, write

UPLOADS = [
    UploadKind(
        "assets.assets",
        _("Assets"),
        COLUMNS,
        begin=whole(plan, write),
        rows=rows,
        part=0,
        help_text=_("One row for each thing that was built with public money."),
        notes=[
            _("A row is known by its register number; without one by village, name and fiscal year."),
            _("A blank cell clears what stood; a column that the sheet does not have leaves it."),
            _("Photos, consent papers and inspections do not travel in the sheet; they stay with the asset."),
        ],
    ),
]
