"""What this room refuses, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change to personal data that the rules do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")


class NameMissing(Refused):
    field = "name_th"
    text = _("Give the name.")


class Erased(Refused):
    text = _("This person's data have been erased.")


class HowMissing(Refused):
    field = "how"
    text = _("Say how the person told you, for instance on the signed form.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason in a few words; it stays on record.")


class ReasonNames(Refused):
    field = "reason"
    text = _("Leave names and numbers out of the reason: it stays on record for ever.")


class NoNumber(Refused):
    text = _("No personal number is kept of this person.")


class NotConfirmed(Refused):
    field = "confirmation"
    text = _("Type the word exactly as it stands there.")


class AlreadyDone(Refused):
    text = _("This request has been answered already.")


class BeforeReceived(Refused):
    field = "done_on"
    text = _("The day lies before the one on which the request came.")


class DayAhead(Refused):
    text = _("The day or hour lies ahead.")


class WhatMissing(Refused):
    field = "what"
    text = _("Say what happened.")


class KindsMissing(Refused):
    field = "kinds"
    text = _("Say which kinds of data it is about.")


class BeforeNoticed(Refused):
    text = _("That lies before the moment at which it was noticed.")


class LateWithoutReason(Refused):
    field = "late_reason"
    text = _("More than 72 hours have passed: say why the report comes later.")


class NotClosable(Refused):
    text = _(
        "It cannot be closed yet: judge the risk, report it and tell the people where the risk asks for it."
    )


class BreachClosed(Refused):
    text = _("This is closed and can no longer be changed.")


class OfficeMissing(Refused):
    field = "office_th"
    text = _("Give the name of the office.")


class MonthsWrong(Refused):
    field = "months"
    text = _("Give 1 to 600 months.")
