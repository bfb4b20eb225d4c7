"""What this room refuses, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change that the rules of trainings do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")


class TitleMissing(Refused):
    field = "title"
    text = _("Say what the training is called.")


class DatesReversed(Refused):
    field = "ends_on"
    text = _("The last day lies before the first.")


class TooLong(Refused):
    field = "ends_on"
    text = _("A training lasts at most %(most)d days; enter each part of a course by itself.")


class NotForProducers(Refused):
    field = "work_item"
    text = _("“%(item)s” is not work for producers.")


class DayLeftOut(Refused):
    field = "starts_on"
    text = _("Somebody is on record as present on %(day)s; the training must keep that day.")


class CalledOff(Refused):
    text = _("This training was called off and can no longer be changed.")


class CameAlready(Refused):
    text = _("People are on record as present; a training that was held cannot be called off.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


class NobodyNamed(Refused):
    field = "name"
    text = _("Give the name of the person, or choose the producer.")


class AlreadyOnList(Refused):
    field = "name"
    text = _("This person is on the list already.")


class NotADay(Refused):
    field = "day"
    text = _("%(day)s is not a day of this training.")


class NotYet(Refused):
    field = "day"
    text = _("%(day)s has not come yet.")


class StruckOff(Refused):
    text = _("This name was struck off the list.")


class LinkOver(Refused):
    text = _("This link is no longer in force. Ask the officer at the training for the new one.")


class TooManyAtOnce(Refused):
    text = _("Too many names came in at once. Wait ten minutes, or sign the sheet of paper.")


class DidNotCome(Refused):
    field = "producer"
    text = _("%(producer)s is not on record as having come to this training.")


class NotYetHeld(Refused):
    field = "happened_on"
    text = _("Nothing can have come of a training before its first day, %(day)s.")


class InFuture(Refused):
    field = "happened_on"
    text = _("The day lies in the future.")


class NothingSaid(Refused):
    field = "what"
    text = _("Say what changed.")


class NotTheirs(Refused):
    field = "product"
    text = _("The product belongs to another producer.")


class NoPicture(Refused):
    field = "after"
    text = _("Add at least one picture of how it looks now; without it nobody can confirm the change.")


class StandardMissing(Refused):
    field = "held"
    text = _("Choose the standard with its number; it is entered in the register of producers first.")


class DoerCannotConfirm(Refused):
    text = _("Who recorded it, or answers for the training, cannot confirm it; another officer must look.")


class NotWaiting(Refused):
    text = _("This does not wait for confirmation any more.")


class LookedBefore(Refused):
    field = "checked_on"
    text = _("It cannot have been looked at before it came about, %(day)s.")


class NoteMissing(Refused):
    field = "note"
    text = _("Say what was seen.")
