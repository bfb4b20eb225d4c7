"""What is refused of requests of visitors."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Nothing was written."""


class ReceivesNobody(Refused):
    text = _("This village receives nobody for the time being.")


class TooSoon(Refused):
    field = "comes_on"
    text = _("The village asks for %(days)s days of notice: the first possible day is %(first)s.")


class TooFar(Refused):
    field = "comes_on"
    text = _("At most a year ahead.")


class TooFew(Refused):
    field = "people"
    text = _("The village receives groups of %(least)s or more.")


class TooMany(Refused):
    field = "people"
    text = _("The village receives at most %(most)s at once.")


class ContactUnreadable(Refused):
    field = "contact"
    text = _("Write a telephone number or a mail address.")


class NotEntitled(Refused):
    text = _("You may not answer for this village.")


class Answered(Refused):
    text = _("This was answered already, by %(who)s.")


class WordsMissing(Refused):
    field = "answer"
    text = _("Write what the visitor shall read.")
