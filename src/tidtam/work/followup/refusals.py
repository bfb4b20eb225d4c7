"""What the chain refuses, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """A change that the rules of the chain do not allow; nothing was written."""


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")


class NothingSaid(Refused):
    field = "what"
    text = _("Say what has to happen.")


class NotAVillage(Refused):
    field = "area"
    text = _("Choose a village; %(area)s is not one.")


class AssetAsked(Refused):
    text = _("A matter about this asset is unfinished already: %(asset)s.")


class SamePost(Refused):
    field = "follower"
    text = _("Who does it and who follows it up must be two different posts.")


class DueBeforeStart(Refused):
    field = "due_on"
    text = _("The due date lies before %(start)s, the day from which it counts.")


class DueTooFar(Refused):
    field = "due_on"
    text = _("The due date lies more than five years ahead; check the year.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Give the reason; it stays on record.")


class Closed(Refused):
    text = _("This is already closed and can no longer be changed.")


class AlreadyReported(Refused):
    text = _("This has already been reported done and waits for a visit.")


class NotTheDoer(Refused):
    text = _("Only the post that does it, or an officer of the area on its behalf, may report it done.")


class NoteMissing(Refused):
    field = "note"
    text = _("Say what was done.")


class DoerCannotConfirm(Refused):
    text = _("Who did the work cannot confirm it: %(who)s may not lead or record this visit as “in order”.")


class DoerCannotSettle(Refused):
    text = _(
        "Who has to do the work can neither move its due date nor drop it; ask the post that follows it up."
    )


class NoEvidence(Refused):
    field = "photos"
    text = _("“In order” confirms the work and needs at least one photo.")


class FindingNeedsNote(Refused):
    text = _("Say what is not in order; it goes back to the one who does it.")


class VisitInFuture(Refused):
    field = "visited_at"
    text = _("The visit lies in the future.")


class VisitTooOld(Refused):
    field = "visited_at"
    text = _("The visit lies more than a year back; check the year.")


class NotThere(Refused):
    text = _("“%(what)s” does not belong to this village.")


class LeaderCannotVisit(Refused):
    field = "leader"
    text = _("%(who)s may not lead a visit here.")


class NotTheirPost(Refused):
    field = "leader"
    text = _("%(who)s did not hold the post %(post)s on that day.")


class PointNotWhole(Refused):
    field = "latitude"
    text = _("A position needs both latitude and longitude, within the world.")


class DatesReversed(Refused):
    field = "ends_on"
    text = _("The last day lies before the first.")


class AlreadyAssigned(Refused):
    field = "area"
    text = _("%(post)s already looks after this area: %(area)s.")


class SameHands(Refused):
    field = "taker"
    text = _("Choose another post than the one that hands over.")


class HandOverNote(Refused):
    field = "note"
    text = _("Say why, and on what paper; it stays on record.")


class NothingToHandOver(Refused):
    field = "giver"
    text = _("Nothing of this post that can be handed over lies in your area.")


class PersonsNumber(Refused):
    text = _("A personal number does not belong here; write posts, not persons.")


class NotAsked(Refused):
    text = _("“%(item)s” is not asked in this village.")


class AskedTwice(Refused):
    text = _("“%(item)s” is answered twice.")


class ItemNeedsNote(Refused):
    text = _("Say what is not in order; a matter to follow up may come of it.")


class ChecklistEmpty(Refused):
    field = "items"
    text = _("A checklist needs at least one item.")


class ChecklistTooLong(Refused):
    field = "items"
    text = _("A checklist has at most %(most)s items; this one has %(count)s.")


class ItemTwice(Refused):
    field = "items"
    text = _("“%(item)s” stands twice.")


class ItemTooLong(Refused):
    field = "items"
    text = _("An item has at most %(most)s letters; shorten “%(item)s”.")


class NameMissing(Refused):
    field = "name"
    text = _("Give it a name.")


class NameTaken(Refused):
    field = "name"
    text = _("A checklist of this name begins on that day already; choose another name or day.")


class NothingFound(Refused):
    text = _("Only what is not in order becomes a matter.")


class AlreadyRaised(Refused):
    text = _("A matter stands for this already.")


class NobodyToDo(Refused):
    field = "doer"
    text = _("Say which post does it; the checklist names one that is not there.")


class NobodyToFollow(Refused):
    field = "follower"
    text = _("Say which post follows it up; nobody is assigned to this village.")


class AlreadySettled(Refused):
    text = _("This has been settled already.")


class MetresOutOfRange(Refused):
    field = "near_metres"
    text = _("Between %(least)s and %(most)s metres.")


class HoursOutOfRange(Refused):
    field = "photo_hours"
    text = _("Between %(least)s and %(most)s hours.")


class RoundTooLong(Refused):
    field = "due_on"
    text = _("A round lasts a year at most; check the year.")


class RoundEmpty(Refused):
    field = "area"
    text = _("Choose at least one village.")


class RoundElsewhere(Refused):
    field = "area"
    text = _("All villages of a round lie in one province.")


class ChecklistElsewhere(Refused):
    field = "checklist"
    text = _("This checklist belongs to another province.")


class RoundNameTaken(Refused):
    field = "name"
    text = _("There is a round of this name already; choose another name.")


class NothingChanged(Refused):
    text = _("Nothing is changed by this.")


class ClosingNote(Refused):
    field = "note"
    text = _("Villages not seen: %(count)s. Say why the round is closed without them.")


class PointMissing(Refused):
    text = _("This visit says no position that could be the village's point.")


class PointStands(Refused):
    text = _("The village has a point already: %(point)s.")


class OwnPoint(Refused):
    text = _("Somebody else than who led or recorded the visit confirms its point.")
