"""What is refused of the communities' classes."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Nothing was written."""


class NotEntitled(Refused):
    text = _("You may not do this in this area.")


class NameMissing(Refused):
    field = "name"
    text = _("Give it a name.")


class BasisMissing(Refused):
    field = "basis"
    text = _("Name the order or the manual that the criteria are from.")


class SheetTaken(Refused):
    field = "name"
    text = _("A sheet of this name begins on that day already.")


class LimitsOutOfOrder(Refused):
    field = "least_a"
    text = _("The limits fall from A to C and lie between 1 and 100.")


class NoCriteria(Refused):
    field = "criteria"
    text = _(
        "A sheet has between 1 and %(most)s criteria, each with 1 to 100 points; this one has %(count)s."
    )


class CriterionTwice(Refused):
    field = "criteria"
    text = _("“%(text)s” stands twice.")


class InFuture(Refused):
    field = "assessed_on"
    text = _("This day has not come yet.")


class AssessorMissing(Refused):
    field = "assessor"
    text = _("Say which post or body assessed it.")


class NotOfThisSheet(Refused):
    text = _("Every criterion of the sheet gets its points, and no other.")


class TooManyPoints(Refused):
    text = _("“%(text)s” has 0 to %(most)s points.")


class SourceMissing(Refused):
    field = "source"
    text = _("Without points, name the paper that says the class.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


class AlreadyWithdrawn(Refused):
    text = _("This assessment is withdrawn already.")
