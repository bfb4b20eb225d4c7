"""What is refused of what visitors tell."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Nothing was written."""


class NothingTold(Refused):
    field = "text"
    text = _("Write what you saw, or send a photo of it.")


class NoPlace(Refused):
    field = "district"
    text = _("Choose the district, or let your phone tell the position.")


class ContactUnreadable(Refused):
    field = "contact"
    text = _("Write a telephone number or a mail address, or leave it blank.")


class NotEntitled(Refused):
    text = _("You may not decide here.")


class Decided(Refused):
    text = _("This was decided already, by %(who)s.")


class WordsMissing(Refused):
    field = "answer"
    text = _("Write what the visitor shall read.")


class NobodyToDo(Refused):
    field = "doer"
    text = _("Choose the post that does it.")


class NobodyToFollow(Refused):
    field = "follower"
    text = _("Choose the post that follows it up.")
