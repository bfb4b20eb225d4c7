"""How an action stands today, as colour, shape and word: the same on every list, board and page."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.kit import dues
from tidtam.work.followup.models import Action, ActionState, Visit

#: The worst first: what one cell of the board shows of several actions.
WORST_FIRST = ("late", "soon", "going", "done", "none")


class Shown(NamedTuple):
    """kind: late, soon, going, done or none; word: what stands beside the shape."""

    kind: str
    word: str


def of(action: Action, today: date) -> Shown:
    """Late and soon come from the due date until a visit has confirmed; the doer's word alone stops nothing."""
    match ActionState(action.state):
        case ActionState.CONFIRMED:
            return Shown("done", _("Confirmed"))
        case ActionState.DROPPED:
            return Shown("none", _("Dropped"))
        case ActionState.REPORTED:
            waiting = _("Waits for a visit")
        case ActionState.SENT_BACK:
            waiting = _("Sent back")
        case ActionState.OPEN:
            waiting = ""
    late_days, kind = dues.standing(action.due_on, today)
    word = " ".join(filter(None, [waiting, days(late_days) if not waiting or kind == "late" else ""]))
    return Shown(kind, word)


def days(late_days: int) -> str:
    """ "Overdue 8 days", "due today", "6 days left"."""
    if late_days > 0:
        return ngettext("Overdue %(days)s day", "Overdue %(days)s days", late_days) % {"days": late_days}
    if late_days == 0:
        return _("Due today")
    return ngettext("%(days)s day left", "%(days)s days left", -late_days) % {"days": -late_days}


def place(visit: Visit) -> Shown:
    """Where the visit was. A village without a point, or a phone without a position, is not "far"."""
    match Visit.Place(visit.place_state):
        case Visit.Place.UNKNOWN:
            return Shown("none", _("Position could not be checked"))
        case Visit.Place.NEAR:
            return Shown("done", _("%(distance)s from the village's point") % {"distance": _distance(visit)})
        case Visit.Place.FAR:
            return Shown("soon", _("%(distance)s from the village's point") % {"distance": _distance(visit)})


def _distance(visit: Visit) -> str:
    metres = visit.distance or 0.0
    if metres < 1000:
        return _("%(metres)s m") % {"metres": round(metres, -1 if metres >= 100 else 0).__trunc__()}
    return _("%(kilometres)s km") % {"kilometres": f"{metres / 1000:.1f}"}
