"""What is refused of results."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class ResultRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(ResultRefused):
    text = _("You may not do this in this area.")


class NotOfTheProgramme(ResultRefused):
    text = _("This village is not one of the programme's.")


class MonthNotOver(ResultRefused):
    field = "answer"
    text = _("%(month)s is not over yet; what came of it is reported afterwards.")


class MonthTooFar(ResultRefused):
    field = "until"
    text = _("Expected a month between %(first)s and %(last)s.")


class NothingCounted(ResultRefused):
    field = "answer"
    text = _("Nothing above zero was given. Where nobody came and nothing was earned, choose that answer.")


class HowMissing(ResultRefused):
    field = "how"
    text = _("Say how it was counted.")


class BecauseMissing(ResultRefused):
    field = "because"
    text = _("Say why there is nothing to report.")


class NumbersUnused(ResultRefused):
    field = "answer"
    text = _("Numbers are given, and the answer says that there are none.")


class TooMany(ResultRefused):
    text = _("Expected a number from 0 to %(most)s.")


class ReasonMissing(ResultRefused):
    field = "reason"
    text = _("Say why what was reported changes.")


class NumberOutside(ResultRefused):
    text = _("Expected a number from %(least)s to %(most)s.")


class ChangedMeanwhile(ResultRefused):
    text = _("Somebody else changed this in the meantime. Look at what stands there now, then save again.")
