"""What is refused of centres."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class CentreRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(CentreRefused):
    text = _("You may not do this in this area.")


class NoCentre(CentreRefused):
    text = _("This asset is no information centre.")


class ChangedMeanwhile(CentreRefused):
    text = _("Somebody else changed this in the meantime. Look at what stands there now, then save again.")


class WhyClosed(CentreRefused):
    field = "why_closed"
    text = _("Say why it is closed.")


class OpenedWhen(CentreRefused):
    field = "opened_on"
    text = _("Say since when it has been open; not in the future.")


class NotToday(CentreRefused):
    field = "on"
    text = _("Visitors are counted for today and the seven days before.")


class BelowNothing(CentreRefused):
    field = "people"
    text = _("A day has no fewer than no visitors.")


class NotThere(CentreRefused):
    field = "change"
    text = _("There are only %(there)s of these.")


class SomeNumber(CentreRefused):
    field = "people"
    text = _("At least one and at most 500 at once.")
