"""What is refused of signs."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class SignRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(SignRefused):
    text = _("You may not do this in this area.")


class NumberMissing(SignRefused):
    field = "number"
    text = _("Give the sign a number: letters, digits, - and /.")


class NumberTaken(SignRefused):
    field = "number"
    text = _("There is a sign with this number already.")


class NameMissing(SignRefused):
    field = "name"
    text = _("Say where it stands.")


class NoPanel(SignRefused):
    text = _("A sign has at least one panel, and a panel at least one line.")


class TooManyLines(SignRefused):
    text = _("At most %(most)s lines on a panel and %(panels)s panels on a sign.")


class LineEmpty(SignRefused):
    field = "text_th"
    text = _("Line %(line)s has no Thai text.")


class NotOpen(SignRefused):
    text = _("It was ordered already: what stands on it is not changed any more. Copy the sign instead.")


class NotThisStep(SignRefused):
    field = "state"
    text = _("A sign that is “%(state)s” does not become “%(wanted)s”.")


class BeforeLast(SignRefused):
    field = "on"
    text = _("That is before the last step, which was on %(day)s.")


class InFuture(SignRefused):
    field = "on"
    text = _("This day has not come yet.")


class PhotoMissing(SignRefused):
    field = "photos"
    text = _("This step needs a photo of what stands there.")


class NoteMissing(SignRefused):
    field = "note"
    text = _("Say what is wrong, or why.")


class PermissionMissing(SignRefused):
    text = _("The owner of the road has not permitted it yet.")


class GrantedWhen(SignRefused):
    field = "granted_on"
    text = _("Say on which day, not before it was asked and not in the future.")


class EndsBeforeGrant(SignRefused):
    field = "permission_until"
    text = _("The permission ends before it was given.")


class PermissionNumberMissing(SignRefused):
    field = "permission_number"
    text = _("Say the number of the letter.")


class PointTurned(SignRefused):
    field = "point"
    text = _("Latitude comes first: %(first)s cannot be one. The two seem to have changed places.")


class AssetTaken(SignRefused):
    field = "asset"
    text = _("This asset belongs to another sign, or to another place.")


class CannotBeRead(SignRefused):
    field = "ink"
    text = _("Letters of the colour of the ground cannot be read.")


class WordMissing(SignRefused):
    field = "name_th"
    text = _("A name is needed in both languages.")


class CodeNotPlain(SignRefused):
    field = "code"
    text = _("Latin letters, digits, - . and _; it stays as it is.")


class CodeTaken(SignRefused):
    field = "code"
    text = _("There is an entry with this code.")
