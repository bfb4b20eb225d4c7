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
