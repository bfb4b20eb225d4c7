"""What is refused of assets."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class AssetRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(AssetRefused):
    text = _("You may not do this in this area.")


class NameMissing(AssetRefused):
    field = "name"
    text = _("Say what it is called.")


class NumberTaken(AssetRefused):
    field = "register_number"
    text = _("Another asset has this register number.")


class HandedOverHalf(AssetRefused):
    field = "handed_on"
    text = _("Say both to whom it was handed over and when.")


class InFuture(AssetRefused):
    text = _("This day has not come yet.")


class ConditionNeedsNote(AssetRefused):
    field = "note"
    text = _("Say what is broken.")


class ConditionNeedsPhoto(AssetRefused):
    field = "photos"
    text = _("A broken asset needs a photo.")


class ChangedMeanwhile(AssetRefused):
    text = _("Somebody else changed this in the meantime. Look at what stands there now, then save again.")


class CodeNotPlain(AssetRefused):
    field = "code"
    text = _("A code is of small Latin letters, digits, - and _.")


class CodeTaken(AssetRefused):
    field = "code"
    text = _("This code is used already.")


class WordMissing(AssetRefused):
    text = _("Give the name in both languages.")


class ConditionUsed(AssetRefused):
    field = "is_broken"
    text = _("Assets were found in this condition; make another condition instead.")
