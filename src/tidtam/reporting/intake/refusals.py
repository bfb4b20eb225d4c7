"""What cannot be taken in, each with the words that a person reads."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tidtam.kit import calendar, clock
from tidtam.kit.refusals import RefusedChange

if TYPE_CHECKING:
    from tidtam.reporting.intake.models import Intake


class Refused(RefusedChange):
    """Nothing was read or written."""


class PaperRefused(Refused):
    """The paper itself cannot be read."""

    field = "file"


class UnknownPaper(PaperRefused):
    text = _("This is no text, Word or PDF file; expected .txt, .docx or .pdf.")


class OldWord(PaperRefused):
    text = _("Word files of before 2007 (.doc) cannot be read; save it as .docx and send that.")


class BrokenPaper(PaperRefused):
    text = _("The file is broken and cannot be read; save it again and send that.")


class LockedPaper(PaperRefused):
    text = _("The file is locked with a password; remove the password and send it again.")


class ScannedPaper(PaperRefused):
    text = _("The PDF holds pictures only, no text; send the Word file, or paste the text.")


class TooManyPages(PaperRefused):
    text = _("The paper has %(pages)s pages; at most %(most)s can be read.")


class TooMuch(PaperRefused):
    text = _("The file unpacks to more than can be read; send the text alone.")


class NothingWritten(PaperRefused):
    text = _("There is no text in it.")


class AlreadyRead(Refused):
    """there: the intake that was made of the same text."""

    text = _("The same paper was read already, on %(day)s by %(who)s.")

    def __init__(self, there: "Intake") -> None:
        day = calendar.date_short(clock.local(there.read_at).date())
        super().__init__(day=day, who=there.read_by)
        self.there = there


class SavedMeanwhile(Refused):
    text = _("Somebody else has saved meanwhile. What you typed stands here; look at it again, then save.")


class ThrownAway(Refused):
    text = _("This paper was thrown away meanwhile.")


class TakenInAlready(Refused):
    text = _("A meeting was made of this paper already; it cannot be changed any more.")


class NotEntitled(Refused):
    text = _("You are not entitled to do this here.")
