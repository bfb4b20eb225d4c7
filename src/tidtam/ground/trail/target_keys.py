"""The words for what actions note of the plan's targets and of what came of them."""

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
    "answer": _("What came of the month"),
    "counted": _("How it was counted"),
    "thai_day": _("Thai visitors, for the day"),
    "thai_night": _("Thai visitors, overnight"),
    "foreign_day": _("Foreign visitors, for the day"),
    "foreign_night": _("Foreign visitors, overnight"),
    "food": _("Income from food (baht)"),
    "lodging": _("Income from lodging (baht)"),
    "goods": _("Income from goods (baht)"),
    "guides": _("Income from guides (baht)"),
    "households": _("Households that earned"),
    "because": _("Why not applicable"),
    "due_days": _("Days after the month's end"),
    "chased_months": _("Months that are asked for one by one"),
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
    ("answer", "reported"): _("Reported"),
    ("answer", "nil"): _("Nobody came, nothing earned"),
    ("answer", "not_applicable"): _("Not applicable"),
    ("counted", "register"): _("Visitors' register"),
    ("counted", "estimate"): _("Estimate"),
    ("counted", "survey"): _("Survey"),
}
