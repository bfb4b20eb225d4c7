"""The facts of a meeting's minutes, as they are printed and as they are kept when the minutes are approved."""

from tidtam.kit.notice import notice
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.contents.facts import attendee_facts, item_facts, meeting_facts
from tidtam.reporting.meetings.models import Meeting, code_of
from tidtam.reporting.meetings.papers import Minutes
from tidtam.reporting.meetings.papers.facts import Signed
from tidtam.reporting.meetings.papers.kept import kept

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
