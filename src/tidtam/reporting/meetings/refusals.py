"""What the meetings' rules refuse, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change that the rules do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")


class NoSuchMeeting(Refused):
    text = _("There is no meeting %(reference)s; expected number/year such as 1/2561.")


class SeveralMeetings(Refused):
    text = _("Several committees have a meeting %(reference)s; say which: %(bodies)s.")


class NotYetHeld(Refused):
    text = _("The meeting has not begun; resolutions are recorded from its day on.")


class NothingResolved(Refused):
    field = "text"
    text = _("Write what the meeting resolved.")


class NoSuchItem(Refused):
    field = "item"
    text = _("The agenda has no such item.")


class ComputedItem(Refused):
    field = "text"
    text = _(
        "The minutes to approve and the matters carried over are filled from the meetings before; they are not typed."
    )


class OutsideTheBody(Refused):
    field = "villages"
    text = _("%(area)s lies outside the area of this committee.")


class NumberTaken(Refused):
    field = "number"
    text = _("There already is a meeting %(reference)s of this committee.")


class BeforeTheLast(Refused):
    field = "day"
    text = _("The meeting before it was on %(day)s; this one must be later.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


class SeatDatesReversed(Refused):
    text = _("A seat cannot end before it begins.")


class Unsettled(Refused):
    text = _("The papers changed while they were made; please try again.")


class Frozen(Refused):
    text = _("The minutes of this meeting are approved; nothing of it can be changed any more.")


class ItemNotEmpty(Refused):
    text = _("“%(heading)s” has text, papers or resolutions under it; it cannot be taken out.")


class NumbersCited(Refused):
    text = _(
        "Something was resolved already and cites these numbers; items can be renamed, and added at the end."
    )


class PaperThere(Refused):
    field = "file"
    text = _("“%(title)s” is attached to this item already.")


class AgendaSize(Refused):
    text = _("An agenda has one item at least and %(most)s at most.")


class ItemUnnamed(Refused):
    text = _("Item %(number)s has no name.")


class TwiceComputed(Refused):
    text = _("“%(kind)s” can stand on an agenda only once.")


class CodeTaken(Refused):
    field = "code"
    text = _("There already is a committee with the code %(reference)s.")


class ParentOfItself(Refused):
    field = "parent"
    text = _("A committee cannot be its own subcommittee.")


class MemberTwice(Refused):
    field = "post"
    text = _("%(post)s has a seat on this committee at that time already.")


class SecondChair(Refused):
    field = "duty"
    text = _("%(post)s is the chair at that time; end that seat first.")


class InThePast(Refused):
    field = "day"
    text = _("%(day)s is over. If the meeting was held then, say so; otherwise give a day to come.")


class NumberOutOfOrder(Refused):
    field = "number"
    text = _("Meeting %(reference)s was on %(day)s; the numbers of a year follow its days.")


class AfterTheNext(Refused):
    field = "day"
    text = _("The meeting after it is on %(day)s; this one must be earlier.")


class OtherYear(Refused):
    field = "day"
    text = _("Meeting %(reference)s stays in its year; call another meeting for another year.")


class AlreadyOpened(Refused):
    text = _("The meeting has been opened; its day and place stay.")


class SittingBefore(Refused):
    field = "day"
    text = _("The sitting before it is on %(day)s; a further one must be later.")


class SittingBegun(Refused):
    text = _("This sitting has begun already; it stays.")


class OpenedBefore(Refused):
    field = "time"
    text = _("The meeting is on %(day)s; it cannot begin before that day.")


class NotOpened(Refused):
    text = _("The meeting has not been opened yet.")


class ClosedBefore(Refused):
    field = "time"
    text = _("A meeting cannot end before it began.")


class GuestsCame(Refused):
    text = _("A guest is on the sheet because of coming; take the line out instead.")


class SeatsStay(Refused):
    text = _("The line of a seat stays on the sheet; mark it absent instead.")


class SubstituteUnnamed(Refused):
    field = "substitute"
    text = _("Give the name and post of who came instead.")


class GuestUnnamed(Refused):
    field = "post"
    text = _("Give the guest's post or office.")


class GuestThere(Refused):
    field = "name"
    text = _("%(name)s is on the sheet already.")


class TooLong(Refused):
    field = "text"
    text = _("The text is too long; at most %(most)s letters are kept under one item.")


class EffectiveBefore(Refused):
    field = "effective_on"
    text = _("A resolution takes effect on the day of the meeting (%(day)s) at the earliest.")


class OfficeUnnamed(Refused):
    field = "office_th"
    text = _("Give the name of the office that writes the letters.")


class TooManyLines(Refused):
    text = _("Too many lines; at most %(most)s fit on a letter.")


class WithoutFollowUp(Refused):
    text = _("An agenda needs its item for matters arising: what is still open stands there.")


class AssignsNothing(Refused):
    text = _("This resolution assigns nothing; there is nothing to name or to drop.")


class ResolutionDropped(Refused):
    text = _("This resolution was dropped; it is followed up no longer.")


class DroppedOneByOne(Refused):
    text = _("Villages were asked by this resolution; drop each matter on its own page.")


class NobodyNamed(Refused):
    field = "villages"
    text = _("Choose the villages in which something has to happen.")


class NotClosed(Refused):
    text = _("Close the meeting first; its minutes say when it ended.")


class NoDaysToObject(Refused):
    field = "object_until"
    text = _("Give the members at least one day to object.")


class NotGivenRound(Refused):
    text = _("The minutes have not been given round yet.")


class TooLateToObject(Refused):
    field = "text"
    text = _("Objections were taken until %(day)s; raise it at the next meeting.")


class NothingObjected(Refused):
    field = "text"
    text = _("Write what should be put right.")


class NothingAnswered(Refused):
    field = "answer"
    text = _("Write what became of it.")


class ObjectionOpen(Refused):
    text = _("An objection has no answer yet; answer it first.")


class NotALaterMeeting(Refused):
    text = _("Minutes are approved by a later meeting of the same committee.")


class StillGoingRound(Refused):
    text = _("The members may object until %(day)s; the minutes can be approved after that day.")


class NotApproved(Refused):
    text = _("The minutes are not approved yet.")


class InvitedTooLate(Refused):
    text = _("The meeting has begun already; nobody can be invited to it any more.")
