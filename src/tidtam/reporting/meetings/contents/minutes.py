"""The facts of a meeting's minutes, as they are printed and as they are kept when the minutes are approved."""

from tidtam.ground.files import shelf
from tidtam.kit.notice import notice
from tidtam.kit.paper.docx import docx
from tidtam.kit.paper.setting import pdf
from tidtam.kit.paper.shown import as_text
from tidtam.reporting.meetings import papers, queries, refusals
from tidtam.reporting.meetings.contents.facts import attendee_facts, item_facts, meeting_facts
from tidtam.reporting.meetings.models import Meeting, code_of
from tidtam.reporting.meetings.models import Minutes as KeptMinutes
from tidtam.reporting.meetings.papers import Minutes
from tidtam.reporting.meetings.papers.facts import Signed
from tidtam.reporting.meetings.papers.kept import kept, read

DRAFT = "ร่าง"


def minutes_facts(meeting: Meeting, *, draft: bool = False) -> Minutes:
    """As the meeting stands now. draft: said so on every page."""
    own = getattr(meeting, "minutes", None)
    words = " ".join(filter(None, (DRAFT if draft else "", notice())))
    found = Minutes(
        meeting=meeting_facts(meeting),
        attendees=attendee_facts(meeting),
        items=item_facts(meeting, queries.told_until(meeting), said=True),
        recorder=_signed(own.recorder_th if own else ""),
        checker=_signed(own.checker_th if own else ""),
        notice=words,
    )
    if draft:
        return found
    reference = f"รหัสเอกสาร {code_of(kept(found))}"
    return Minutes(**{**vars(found), "reference": reference})


def _signed(line: str) -> Signed:
    """Typed as name and post with a comma between; a single part is the name."""
    name, _comma, post = line.partition(",")
    return Signed(name.strip(), post.strip())


def minutes_text(meeting: Meeting, own: KeptMinutes) -> str:
    """As they read: approved ones from what was kept, others as the meeting stands now."""
    facts = read(Minutes, own.inputs) if own.inputs is not None else minutes_facts(meeting)
    return as_text(papers.minutes(facts))


def minutes_bytes(meeting: Meeting, form: str) -> tuple[bytes, bool]:
    """The minutes as "pdf", "docx" or "txt", and whether they are the approved ones.

    Approved: the bytes that were frozen, the text from the facts kept beside them. NotOpened before it was held.
    """
    own = KeptMinutes.objects.filter(meeting=meeting).select_related("pdf", "docx").first()
    if own is not None and own.inputs is not None and own.pdf is not None and own.docx is not None:
        if form == "txt":
            return minutes_text(meeting, own).encode(), True
        return shelf.path_of((own.pdf if form == "pdf" else own.docx).sha256).read_bytes(), True
    if meeting.started_at is None and not meeting.resolutions.exists():
        raise refusals.NotOpened
    document = papers.minutes(minutes_facts(meeting, draft=True))
    if form == "txt":
        return as_text(document).encode(), False
    written = pdf if form == "pdf" else docx
    return written(document, at=meeting.starts_at), False
