"""บัญชีลงชื่อผู้เข้าประชุม: members in the order of the body, room for who comes without a seat."""

from tidtam.kit.paper.document import Block, Centred, Column, Digits, Document, Heading, Table
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.facts import Attendee, Meeting

ROW = 0.95  # centimetres, to sign in
MOST_GUESTS, LEAST_GUESTS = 8, 3
PAGE = 17.2  # centimetres of a first page that are left for rows
POST = 22  # letters of a post on one line


def attendance_sheet(
    meeting: Meeting,
    attendees: tuple[Attendee, ...],
    *,
    guest_rows: int | None = None,
    digits: Digits = "thai",
    notice: str = "",
) -> Document:
    """A row for each seat, and open ones for guests after those that are known.

    guest_rows: how many are open; none for as many as the page has room for.
    """
    seats = [one for one in attendees if one.duty]
    guests = [one for one in attendees if not one.duty]
    if guest_rows is None:
        guest_rows = _fitting(seats, len(guests))
    columns = (
        Column("ที่", 1.0, "center"),
        Column("ชื่อ – ชื่อสกุล", 4.2),
        Column("ตำแหน่ง"),
        Column("ลายมือชื่อ", 3.3),
        Column("หมายเหตุ", 2.2),
    )
    rows = tuple(
        (
            str(place),
            one.substitute or one.name,
            _post(one, meeting.body),
            "",
            "แทน" if one.substitute else "",
        )
        for place, one in enumerate(seats, start=1)
    )
    others = tuple((str(place), one.name, one.post, "", "") for place, one in enumerate(guests, start=1))
    free = tuple(
        (str(place), "", "", "", "") for place in range(len(guests) + 1, len(guests) + 1 + guest_rows)
    )
    parts: tuple[Block, ...] = (
        Heading("บัญชีลงชื่อผู้เข้าประชุม", 1),
        Centred((wording.full(meeting), *wording.when_and_where(meeting)), rule=True),
        Heading("ผู้มาประชุม"),
        Table(columns, rows, row_height=ROW),
    )
    if others or free:
        parts = (*parts, Heading("ผู้เข้าร่วมประชุม"), Table(columns, (*others, *free), row_height=ROW))
    return Document(f"บัญชีลงชื่อ {wording.full(meeting)}", parts, digits=digits, notice=notice)


def _fitting(seats: list[Attendee], guests: int) -> int:
    """So many that they end on the page of the members; where these fill it, as many as there may be at most."""
    taken = sum(max(ROW, 0.4 + 0.55 * (2 + len(one.post) // POST)) for one in seats) + guests * ROW
    room = int((PAGE - taken) / ROW)
    return min(room, MOST_GUESTS) if room >= LEAST_GUESTS else MOST_GUESTS


def _post(one: Attendee, body: str) -> str:
    return f"{one.post}\n{wording.duty(one.duty, body)}"
