"""What this room refuses, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change that the rules of the plan's money do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("Only the office of the whole province keeps the budget and its contracts.")


class NameMissing(Refused):
    field = "name"
    text = _("Say what the line is called.")


class CodeUnreadable(Refused):
    field = "code"
    text = _(
        "“%(code)s” is not a number of the budget tree; expected one such as 1, 1.1, 1.1.1 or 1.1.1 (2)."
    )


class CodeTaken(Refused):
    field = "code"
    text = _("The line “%(code)s” is there already: %(name)s.")


class AboveMissing(Refused):
    field = "code"
    text = _("The line %(above)s, to which %(code)s would belong, is not there yet.")


class AboveHasMoney(Refused):
    field = "code"
    text = _("Money was entered at %(above)s itself; a line with entries cannot be divided further.")


class LineInUse(Refused):
    text = _("This line has entries, contracts or lines below it and stays.")


class OutsideProvince(Refused):
    field = "area"
    text = _("The money works in the province or in one of its districts.")


class HasLinesBelow(Refused):
    text = _("Money is entered at the lines below “%(line)s”; its own sums are added up.")


class AmountMissing(Refused):
    field = "amount"
    text = _("Give an amount of more than 0 baht.")


class DocumentMissing(Refused):
    field = "document"
    text = _("Give the number of the paper.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


class InFuture(Refused):
    field = "dated_on"
    text = _("The day lies in the future.")


class BeforeYear(Refused):
    field = "dated_on"
    text = _("The fiscal year %(year)s begins on %(day)s; money of it cannot be dated so early.")


class YearIsOver(Refused):
    field = "dated_on"
    text = _("The fiscal year %(year)s ended on %(day)s; after it only money that was carried over is spent.")


class TooLittle(Refused):
    field = "amount"
    text = _("Only %(there)s baht are there (%(part)s); %(asked)s baht would be %(missing)s too much.")


class BelowNothing(Refused):
    field = "amount"
    text = _("Only %(there)s baht stand on record as “%(what)s”; %(asked)s baht cannot be taken back.")


class SameLine(Refused):
    field = "to"
    text = _("A transfer leads to another line.")


class OtherTree(Refused):
    field = "to"
    text = _("A transfer stays within the budget of one province and year.")


class ReversedAlready(Refused):
    text = _("This entry was taken back already.")


class IsReversal(Refused):
    text = _("This entry takes another one back; enter the right amount anew instead.")
