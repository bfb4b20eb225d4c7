"""What is refused of merging two producers, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class TwinsRefused(RefusedChange):
    """A change to a pair of producers that the rules do not allow; nothing was written."""


class NotYours(TwinsRefused):
    text = _("You may only do this where both producers are in an area you may edit.")


class NoReason(TwinsRefused):
    field = "reason"
    text = _("Say why.")


class SameProducer(TwinsRefused):
    text = _("Choose two different producers.")


class AlreadyMerged(TwinsRefused):
    text = _("%(name)s was merged into %(kept)s already.")


class NotMerged(TwinsRefused):
    text = _("This merge was undone already.")


class BeforeAnother(TwinsRefused):
    text = _("A merge may not be dated before an earlier change to one of the two.")
