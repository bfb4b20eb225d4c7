"""What the papers of a meeting are written from: plain facts, without a database and without a screen.

Texts are as people say them, digits Arabic; the paper itself writes them in its own.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from tidtam.kit.paper.document import Digits

Form = Literal["external", "memo"]  # หนังสือภายนอก, บันทึกข้อความ
Kind = Literal["noted", "agreed", "approved", "assigned"]
Came = Literal["expected", "present", "substitute", "absent"]
Duty = Literal["chair", "vice_chair", "member", "secretary", "assistant", ""]


@dataclass(frozen=True)
class Office:
    """Whose letters these are. prefix: what stands before the number (ขก 0019.3/). section: who drew it up.

    signer: the post, and where one signs in another's stead the lines that say so. emblem: a picture; without
    one its room is left, for paper on which it is printed already.
    """

    name: str
    address: tuple[str, ...] = ()
    prefix: str = ""
    section: str = ""
    phone: str = ""
    email: str = ""
    signer_name: str = ""
    signer: tuple[str, ...] = ()
    emblem: bytes | None = None
    digits: Digits = "thai"


@dataclass(frozen=True)
class Sitting:
    starts_at: datetime
    place: str


@dataclass(frozen=True)
class Meeting:
    """Which meeting. chair: the post that leads the body; presided: who did so that day in its stead."""

    body: str
    number: int
    year: int
    starts_at: datetime
    place: str
    chair: str
    presided: str = ""
    link: str = ""
    sittings: tuple[Sitting, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Ask:
    """One thing that one village waits for."""

    village: str
    subdistrict: str
    what: str
    doer: str
    due: date
    state: str = ""


@dataclass(frozen=True)
class Resolution:
    """One resolution. effective_on: none means from the day of the meeting."""

    reference: str
    kind: Kind
    text: str
    effective_on: date | None = None
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True)
class Item:
    """An item of the agenda. paragraphs: what stands under it beforehand; said: what was said about it."""

    number: int
    heading: str
    paragraphs: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attendee:
    """A seat of the body, or with an empty duty a guest. substitute: who came in the seat's stead."""

    post: str
    name: str = ""
    duty: Duty = "member"
    came: Came = "expected"
    substitute: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Sent:
    """What every letter has. number, dated: open until the office's register gives them; month: of the draft."""

    office: Office
    to: str
    form: Form = "external"
    number: str = ""
    dated: date | None = None
    month: date | None = None
    notice: str = ""


@dataclass(frozen=True)
class Signed:
    """Who signs under minutes, as recorder or checker."""

    name: str = ""
    post: str = ""
