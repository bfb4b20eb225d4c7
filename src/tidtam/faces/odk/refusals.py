"""What cannot become a visit, or cannot be taken at all, in words for the phone and for the officer."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change that the rules of this room do not allow."""


class NotReadable(RefusedChange):
    text = _("“%(value)s” cannot be read as an answer to “%(what)s”.")


class NoSuchVillage(RefusedChange):
    text = _("No village of the register was chosen.")


class NotTheirVillage(RefusedChange):
    text = _("%(village)s does not lie where this person visits.")


class NoteMissing(Refused):
    field = "note"
    text = _("Say what came of it; it stays on record.")


class NothingToSettle(Refused):
    text = _("This has been settled already.")


class NotAForm(Exception):
    """Not XML, not whole, or not a filled form."""


class UnknownForm(Exception):
    """No checklist is, or was, this form."""
