"""What somebody owes by some day: one row, whichever room it comes from. Computed, never stored."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["late", "soon", "going"]

SOON_DAYS = 7


@dataclass(frozen=True)
class Due:
    """One thing owed.

    kind: a word of the room that owes it (for filters). area: its code; area_label: its name as shown.
    post: who owes it, as shown; post_code: its code, "" where no post of the system
    owes it. late_days: days past the due date, negative while days are left.
    names: whether `what` names a producer or a person, which may not leave the house.
    level: word for how far up it has come by being overdue, "" where it is its owner's alone; told, told_code: the post
    that sees it there.
    """

    kind: str
    what: str
    area: str
    area_label: str
    post: str
    due: date | None
    late_days: int
    state: State
    link: str
    post_code: str = ""
    names: bool = False
    level: str = ""
    told: str = ""
    told_code: str = ""


def standing(due: date | None, today: date, *, soon_days: int = SOON_DAYS) -> tuple[int, State]:
    """Days late and the state that follows: late after the due date, soon from `soon_days` before it."""
    if due is None:
        return 0, "going"
    late_days = (today - due).days
    if late_days > 0:
        return late_days, "late"
    return late_days, "soon" if late_days >= -soon_days else "going"
