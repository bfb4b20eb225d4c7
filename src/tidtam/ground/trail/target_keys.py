"""The words for what actions note of the plan's targets."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KEYS: "dict[str, StrPromise]" = {
    "responsible": _("Responsible post"),
    "work_step": _("How far the work is"),
    "verdict": _("What was found"),
    "seen_by": _("Confirmed by which way"),
    "seen_who": _("Seen by"),
    "soon_days": _("About to be late, days before"),
    "spent_from": _("Money spent, from (%)"),
    "done_below": _("Work done, below (%)"),
    "done_from": _("Work done, from (%)"),
    "spent_below": _("Money spent, below (%)"),
    "late_share": _("Of the year's money in the last quarter, at most (%)"),
    "confirmers": _("Confirmed by (persons)"),
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("work_step", "1"): _("In the plan"),
    ("work_step", "2"): _("Work procured"),
    ("work_step", "3"): _("Under way"),
    ("work_step", "4"): _("Work delivered"),
    ("work_step", "5"): _("Work accepted"),
    ("work_step", "6"): _("Brought into use"),
    ("verdict", "fine"): _("In order"),
    ("verdict", "not_fine"): _("Not in order"),
    ("verdict", "cannot_check"): _("Could not be checked"),
    ("seen_by", "visit"): _("By a visit"),
    ("seen_by", "post"): _("By another post"),
    ("seen_by", "village"): _("By the village"),
}
