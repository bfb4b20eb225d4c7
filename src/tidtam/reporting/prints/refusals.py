"""Why a recipe is not let go."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class PrintRefused(RefusedChange):
    """A change of recipes that the rules do not allow."""


class NotYours(PrintRefused):
    text = _("Only who keeps this choice lets it go.")
