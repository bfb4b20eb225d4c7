"""What is refused of links for own entry and of what is entered through them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class EntryRefused(RefusedChange):
    """Nothing was written."""


class NotYourArea(EntryRefused):
    field = "subdistrict"
    text = _("You may only make links for areas that you may edit.")


class NoSuchArea(EntryRefused):
    field = "subdistrict"
    text = _("A link is for a district, a subdistrict or a village.")


class RoundOver(EntryRefused):
    field = "round"
    text = _("This round closed on %(closed)s.")


class EndsWrong(EntryRefused):
    field = "last_day"
    text = _("Choose a day from today on, at most %(days)s days ahead.")


class LinkOver(EntryRefused):
    text = _("This link can no longer be used.")


class AlreadyReceived(EntryRefused):
    text = _("The office has received this entry; changes are made there.")


class TooManyPhotos(EntryRefused):
    field = "photos"
    text = _("At most %(most)s photos can be kept here.")


class TooMuchTyped(EntryRefused):
    text = _("That is more than can be kept here; make it shorter.")


class NotWhole(EntryRefused):
    """step: the first one that cannot be taken yet."""

    text = _("Something is still missing.")

    def __init__(self, step: Any) -> None:
        super().__init__()
        self.step = step
