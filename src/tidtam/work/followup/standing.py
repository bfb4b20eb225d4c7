"""How an action stands today, as colour, shape and word: the same on every list, board and page."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.kit import dues
from tidtam.kit.lists.columns import moment
from tidtam.work.followup.models import Action, ActionState, EvidenceRules, Visit
from tidtam.work.followup.place import abroad, metres

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
    if abroad(visit.latitude, visit.longitude):
        return Shown("soon", _("The position lies outside the country"))
    match Visit.Place(visit.place_state):
        case Visit.Place.UNKNOWN:
            return Shown("none", _("Position could not be checked"))
        case Visit.Place.NEAR:
            return Shown(
                "done",
                _("%(distance)s from the village's point") % {"distance": length(visit.distance or 0)},
            )
        case Visit.Place.FAR:
            return Shown(
                "soon",
                _("%(distance)s from the village's point") % {"distance": length(visit.distance or 0)},
            )


def photo(file: File, visit: Visit, rules: EvidenceRules) -> list[str]:
    """What does not fit between a picture and its visit; it is said, and refuses nothing."""
    said = []
    if file.taken_at and abs(file.taken_at - visit.visited_at) > rules.around:
        said.append(_("Taken %(moment)s, not at the time of the visit") % {"moment": moment(file.taken_at)})
    away = _apart(file, visit if visit.latitude is not None else visit.area)
    if abroad(file.latitude, file.longitude):
        said.append(_("The picture's position lies outside the country"))
    elif away is not None and away > rules.near_metres:
        said.append(_("Taken %(distance)s away from the place of the visit") % {"distance": length(away)})
    if file.taken_at is None and file.latitude is None:
        said.append(_("The picture says neither when nor where it was taken"))
    return said


def _apart(file: File, other: Visit | Area) -> float | None:
    """Metres between the picture and the visit, or the village; None where either has no point."""
    if file.latitude is None or file.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return metres((file.latitude, file.longitude), (other.latitude, other.longitude))


def length(distance: float) -> str:
    """ "120 m", "5.2 km"; to the ten from a hundred metres on, no phone measures finer."""
    if distance < 995:
        return _("%(metres)s m") % {"metres": int(round(distance, -1 if distance >= 100 else 0))}
    return _("%(kilometres)s km") % {"kilometres": f"{distance / 1000:.1f}"}
