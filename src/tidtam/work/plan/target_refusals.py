"""What is refused of targets, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.work.plan.refusals import Refused


class NotAssigner(Refused):
    text = _("Only who assigns work in this area makes and changes its targets.")


class NoVillage(Refused):
    field = "areas"
    text = _("Choose at least one village.")


class NotOfProgramme(Refused):
    field = "areas"
    text = _("%(area)s is not a village of the programme.")


class WrongLevel(Refused):
    field = "areas"
    text = _("“%(item)s” is counted by %(level)s; %(area)s is larger.")


class TargetThere(Refused):
    field = "areas"
    text = _("All chosen areas have this target already.")


class QuantityMissing(Refused):
    field = "quantity"
    text = _("Give a quantity of at least 1.")


class QuantityTooLarge(Refused):
    field = "quantity"
    text = _("A quantity of more than %(most)s cannot be right; check the number.")


class MoneyBelowNothing(Refused):
    field = "money"
    text = _("Money is given as 0 baht or more.")


class MoneyWithoutLine(Refused):
    field = "node"
    text = _("Say out of which budget line the money comes.")


class LineOfOther(Refused):
    field = "node"
    text = _("The line %(line)s is of another year or of another place than %(area)s.")


class OverAllocated(Refused):
    field = "money"
    text = _(
        "The line %(line)s has %(there)s baht allocated, of which other targets take %(taken)s;"
        " %(asked)s baht would be %(missing)s too much."
    )


class DueBeforeStart(Refused):
    field = "due_on"
    text = _("The due date %(due)s lies before the start, %(start)s.")


class DueTooFar(Refused):
    field = "due_on"
    text = _("The due date lies more than five years after the start; check the year.")


class ReasonForChange(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


class TargetClosed(Refused):
    text = _("This target is done or was dropped; it is not changed any more.")


class TargetDropped(Refused):
    text = _("This target was dropped; nothing is reported of it any more.")


class BelowSpent(Refused):
    field = "money"
    text = _("%(spent)s baht were paid for it already; its money cannot be less, nor come from another line.")


class MayNotReport(Refused):
    text = _("Progress is reported by the responsible post, or by an officer of the area on its behalf.")


class ReportInFuture(Refused):
    field = "dated_on"
    text = _("The day lies in the future.")


class ReportBeforeLast(Refused):
    field = "dated_on"
    text = _("The last report is of %(day)s; a later one cannot be of an earlier day.")


class NothingNew(Refused):
    field = "note"
    text = _("Step and quantity are as in the last report; say in a note what is new, or add a picture.")


class MayNotConfirm(Refused):
    text = _("You are not entitled to confirm here.")


class DoerCannotConfirm(Refused):
    text = _("%(who)s does this work, reported it or is its contractor, and cannot confirm it.")


class WhatIsWrong(Refused):
    field = "note"
    text = _("Say what is not in order.")


class SourceMissing(Refused):
    text = _("What a visit or a village says names its visit or its link.")


class PostNotHeld(Refused):
    field = "post"
    text = _("%(who)s does not hold that post on this day.")


class NotADisbursement(Refused):
    text = _("Only a disbursement that stands is divided among targets.")


class OverEntry(Refused):
    field = "amount"
    text = _("Of the entry %(there)s baht are left to divide; %(asked)s baht would be %(missing)s too much.")


class OverTarget(Refused):
    field = "amount"
    text = _("The target has %(there)s baht left; %(asked)s baht would be %(missing)s too much.")


class OtherLine(Refused):
    text = _("The target's money comes from another budget line.")


class NumberOutside(Refused):
    text = _("Give a whole number from %(least)s to %(most)s.")
