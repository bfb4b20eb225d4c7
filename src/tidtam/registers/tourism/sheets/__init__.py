"""What villages offer as a spreadsheet: in the columns in which it goes out, it comes in, as drafts."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind, whole
from tidtam.registers.tourism.sheets.columns import COLUMNS
from tidtam.registers.tourism.sheets.out import rows
from tidtam.registers.tourism.sheets.steps import plan, write

UPLOADS = [
    UploadKind(
        "tourism.offers",
        _("What villages offer"),
        COLUMNS,
        begin=whole(plan, write),
        rows=rows,
        part=0,
        help_text=_("One row for each dish, souvenir, bed, place to see, thing to do and festival."),
        notes=[
            _("A row is known by its village, kind and Thai name."),
            _("What comes in is a draft: the public reads the old words until a review."),
            _("A blank cell clears what stood; a column that the sheet does not have leaves it."),
            _("The days of an event are separated by ; (29 พ.ย. 61-10 ธ.ค. 61; 29 พ.ย. 62)."),
            _("Pictures come on a page of their own, many at once, named by the village's code."),
        ],
    ),
]
