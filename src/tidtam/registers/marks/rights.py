"""Who may do what with schemes and results; asked by the actions, and by the screens for their buttons."""

from django.utils.translation import gettext

from tidtam.kit.actor import Actor
from tidtam.registers.marks import refusals
from tidtam.registers.marks.models import Approver, Level, Version

VERB = "edit"
CONFIGURE = "schemes"
DIGITS = {Approver.DISTRICT: 4, Approver.PROVINCE: 2, Approver.NATIONAL: 0}


def may_configure(by: Actor | None) -> bool:
    """Schemes belong to the whole installation: who has the verb `schemes` anywhere writes them."""
    return by is None or bool(by.reach(CONFIGURE))


def approver_of(version: Version, level: Level | None = None) -> Approver:
    """Whose committee decides about the level; about no level the version's own."""
    return Approver(level.approver if level is not None and level.approver else version.approver)


def may_decide(by: Actor | None, approver: str, area: str) -> bool:
    """Whether `by` may record what this committee decides about a product of the area.

    A district's committee takes a grant over the district or more, a province's over the province or more, the
    national one a grant over the country; tidtam itself (None) may.
    """
    if by is None:
        return True
    digits = DIGITS[Approver(approver)]
    return any(len(prefix) <= digits and area.startswith(prefix) for prefix in by.reach(VERB))


def require_decide(by: Actor | None, approver: str, area: str) -> None:
    """Raise unless `by` may record that committee's decision there."""
    if not may_decide(by, approver, area):
        raise refusals.NotWideEnough(committee=gettext(str(Approver(approver).label)))


def require_configure(by: Actor | None) -> None:
    if not may_configure(by):
        raise refusals.NotEntitled
