"""What the rules of marks refuse, each with the field at which a page shows it."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange
from tidtam.registers.marks.rubric.reading import Problem


class Refused(RefusedChange):
    """A change that the rules do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")


class NotWideEnough(Refused):
    text = _("This is for the %(committee)s: your area does not reach that far.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


# Schemes


class NoSuchScheme(Refused):
    text = _("No scheme %(code)s comes with tidtam.")


class CodeTaken(Refused):
    field = "code"
    text = _("The code %(code)s is already used.")


class Published(Refused):
    text = _("This version is published and never changes; make a new version from it.")


class NotPublishable(Refused):
    """problems: every place that is wrong."""

    text = _("The version cannot be published yet; what is wrong stands below.")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


class DatesOverlap(Refused):
    field = "valid_from"
    text = _("On %(day)s version %(code)s is in force; versions of a scheme may not overlap.")


class DatesReversed(Refused):
    field = "valid_until"
    text = _("The last day lies before the first.")


class EndsBeforeResults(Refused):
    field = "valid_until"
    text = _("A product was assessed under this version on %(day)s; it cannot end before.")


# Assessments


class NotInForce(Refused):
    field = "version"
    text = _("This version is not in force today.")


class AlreadyOpen(Refused):
    field = "version"
    text = _("The product is already being assessed under this version.")


class NoAssessor(Refused):
    field = "assessors"
    text = _("Name at least one assessor.")


class CannotAssess(Refused):
    field = "assessors"
    text = _("%(name)s cannot assess here: no right to see this area, or one of the producer's own people.")


class NotOpen(Refused):
    text = _("This assessment is closed; nothing about it changes any more.")


class HandedIn(Refused):
    text = _("This sheet is handed in. Ask an officer to give it back if it must be changed.")


class NotHandedIn(Refused):
    text = _("This sheet has not been handed in.")


class Incomplete(Refused):
    text = _("Answer everything before handing in; still open: %(codes)s.")


class WrongAnswer(Refused):
    """field: the question."""

    text = _("Expected a number from 0 to %(maximum)s, with at most two decimals.")


class WrongChoice(Refused):
    text = _("This is none of the choices.")


class SheetTaken(Refused):
    field = "paper_of"
    text = _("There already is a sheet of %(name)s.")


# Decisions and awards


class NothingHandedIn(Refused):
    text = _("No sheet has been handed in yet.")


class SheetsOpen(Refused):
    text = _("Sheets are still missing: %(names)s. Wait for them, or take them off with a word why.")


class BodyMissing(Refused):
    field = "body"
    text = _("Name the committee that decided.")


class DecidedTooEarly(Refused):
    field = "decided_on"
    text = _("The decision cannot lie before the assessment began, %(day)s.")


class DecidedInFuture(Refused):
    field = "decided_on"
    text = _("The decision cannot lie in the future.")


class NoSuchLevel(Refused):
    field = "level"
    text = _("This version has no such level.")


class DiffersWithoutReason(Refused):
    field = "reason"
    text = _("The committee decides otherwise than the scheme computes (%(level)s); say why.")


class NumberTaken(Refused):
    field = "certificate_no"
    text = _("The certificate number %(number)s is already given under this version.")


class ValidFromTooEarly(Refused):
    field = "valid_from"
    text = _("The permission cannot begin before it was decided.")


class AlreadyRevoked(Refused):
    text = _("This mark has already been revoked.")


class RevokedTooEarly(Refused):
    field = "on"
    text = _("The mark cannot be revoked before the permission begins, %(day)s.")
