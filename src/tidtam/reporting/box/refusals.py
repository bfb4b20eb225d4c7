"""How this room says no."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Base of this room's refusals."""


class NotEntitled(Refused):
    text = _("You may not read the trail there.")


class TooLarge(Refused):
    field = "place"
    text = _(
        "That would be %(files)s files with %(megabytes)s MB; a box holds %(limit)s MB. Choose a smaller area."
    )
