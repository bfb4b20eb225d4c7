"""What is refused of a village's page and its links."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Nothing was written."""


class NotYourVillage(Refused):
    text = _("You may only make links for villages of the programme in your area.")


class NoneChosen(Refused):
    field = "chosen"
    text = _("Choose at least one village.")


class TooMany(Refused):
    field = "chosen"
    text = _("At most %(most)s villages at once; choose a district.")


class LinkOver(Refused):
    text = _("This link has ended.")


class NotPromised(Refused):
    text = _("This is not among what was promised to this village.")


class OfficerAnswers(Refused):
    text = _("You are signed in as an officer; only the village answers here.")


class SaySomething(Refused):
    field = "said"
    text = _("Choose one answer.")


class TooManyAnswers(Refused):
    text = _("This page has taken many answers today; go on tomorrow or tell the office.")


class TooManyPhotos(Refused):
    field = "photos"
    text = _("At most %(most)s photos for one answer.")
