"""What cannot be taken in, each with the words that a person reads."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Nothing was read or written."""

    field = "file"


class UnknownPaper(Refused):
    text = _("This is no text, Word or PDF file; expected .txt, .docx or .pdf.")


class OldWord(Refused):
    text = _("Word files of before 2007 (.doc) cannot be read; save it as .docx and send that.")


class BrokenPaper(Refused):
    text = _("The file is broken and cannot be read; save it again and send that.")


class LockedPaper(Refused):
    text = _("The file is locked with a password; remove the password and send it again.")


class ScannedPaper(Refused):
    text = _("The PDF holds pictures only, no text; send the Word file, or paste the text.")


class TooManyPages(Refused):
    text = _("The paper has %(pages)s pages; at most %(most)s can be read.")


class TooMuch(Refused):
    text = _("The file unpacks to more than can be read; send the text alone.")


class NothingWritten(Refused):
    text = _("There is no text in it.")
