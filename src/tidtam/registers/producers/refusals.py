"""What the register refuses, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change that the rules of the register do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")


class OfProvince(Refused):
    text = _("This step is the province's; the district cannot take it.")


class CannotFollow(Refused):
    text = _("%(producer)s: this step may not follow “%(state)s”.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; the producer can read it.")


class LateReasonMissing(Refused):
    field = "reason"
    text = _("The round is open from %(opens)s to %(closes)s. Say why this is taken outside these days.")


class MissingPapersReason(Refused):
    field = "reason"
    text = _("%(producer)s: papers are missing (%(papers)s). Say why it is registered without them.")


class PostMissing(Refused):
    field = "post"
    text = _("Say with which position it is signed.")


class MeetingMissing(Refused):
    field = "meeting"
    text = _("Say which meeting of the committee decided.")


class DayMissing(Refused):
    field = "dated_on"
    text = _("Give the day of the signature or of the meeting.")


class DayInFuture(Refused):
    field = "dated_on"
    text = _("The day lies in the future.")


class NothingChosen(Refused):
    field = "chosen"
    text = _("Choose at least one.")


class NoProduct(Refused):
    field = "products"
    text = _("%(producer)s: no product stands; a registration needs at least one.")


class NotItsProduct(Refused):
    field = "products"
    text = _("“%(product)s” is not a product of this producer that is still made.")


class AlreadyInRound(Refused):
    field = "round"
    text = _("This producer already has a registration in the round.")


class MergedAway(Refused):
    text = _("This producer was found to be another one; register that one.")


class Decided(Refused):
    text = _("The registration is decided; this can no longer be changed.")


class PaperNotKept(Refused):
    text = _("Only an officer can note that a paper was seen.")


class AlreadyRefused(Refused):
    text = _("This paper was already refused.")


class NoCopy(Refused):
    text = _("No copy of this paper is kept.")


class RoundTaken(Refused):
    field = "code"
    text = _("There is already a round %(code)s.")


class BadRoundCode(Refused):
    field = "code"
    text = _("A code has letters, digits and hyphens, 20 at most, such as 2562-1.")


class ClosesBeforeOpens(Refused):
    field = "closes_on"
    text = _("The round closes before it opens.")


class LapsesTooEarly(Refused):
    field = "lapses_on"
    text = _("What a round registered cannot lapse before the round has closed.")


class QuarterWithoutYear(Refused):
    field = "quarter"
    text = _("A quarter belongs to a fiscal year; say which.")


class AlreadyLapsed(Refused):
    field = "lapses_on"
    text = _("Registrations of this round have lapsed already; the day can no longer be changed.")


class BadNumbers(Refused):
    field = "number_pattern"
    text = _("%(problem)s")


class OwnerNotNamed(Refused):
    field = "how"
    text = _("The owner has to agree first that the name is published: a sole owner's page tells who it is.")


class TextChanged(Refused):
    text = _("The text has changed since you read it. Read it as it stands now, then decide.")
