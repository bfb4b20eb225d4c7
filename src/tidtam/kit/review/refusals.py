"""What is refused on the way from a draft to the public."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class ChangedMeanwhile(RefusedChange):
    text = _("Somebody else changed this in the meantime. Look at what stands there now, then save again.")


class OwnWork(RefusedChange):
    text = _("Somebody else has to review what you wrote.")


class NotWaiting(RefusedChange):
    text = _("This does not wait for a review.")


class NothingToSend(RefusedChange):
    text = _("There is nothing here that was not published already.")


class NotReady(RefusedChange):
    text = _("Before this can be reviewed: %(missing)s.")


class NotPublished(RefusedChange):
    text = _("This is not published.")


class ReasonMissing(RefusedChange):
    field = "reason"
    text = _("Say why.")
