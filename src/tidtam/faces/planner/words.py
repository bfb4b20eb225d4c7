"""Why something is in a plan or not, in the reader's language; times and lengths as they are said."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from tidtam.faces.planner.asked import time_of
from tidtam.kit import calendar
from tidtam.kit.months import MONTHS_EN, MONTHS_TH_SHORT
from tidtam.kit.tours import Unserved, Why

MODES = {
    "car": gettext_lazy("By car"),
    "bus": gettext_lazy("By bus or songthaew"),
    "bicycle": gettext_lazy("By bicycle"),
    "walk": gettext_lazy("On foot"),
}
CHARACTERS = {
    "full": (
        gettext_lazy("See a lot"),
        gettext_lazy("As much as the day holds, the way planned so that no time is lost."),
    ),
    "calm": (
        gettext_lazy("Take your time"),
        gettext_lazy("Fewer stops, a longer stay at each, short ways between them."),
    ),
    "hands": (gettext_lazy("Join in and taste"), gettext_lazy("What people do and cook here comes first.")),
}
LIKES = {
    "attraction": gettext_lazy("Places to see"),
    "activity": gettext_lazy("Things to join in"),
    "dish": gettext_lazy("Local food"),
    "souvenir": gettext_lazy("Things to take home"),
    "event": gettext_lazy("Festivals"),
}


def at(minutes: int) -> str:
    """09.00 น. of minutes from midnight."""
    return calendar.time_text(time_of(minutes))


def lasting(minutes: int) -> str:
    """1 h 20 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def km(length: float) -> str:
    return _("%(km)s km") % {"km": f"{length:.0f}" if length >= 10 else f"{length:.1f}"}


def paused() -> str:
    return _("The village receives nobody for the time being.")


def notice(days: int, first: date) -> str:
    said = ngettext("Asks for %(days)s day's notice", "Asks for %(days)s days' notice", days) % {"days": days}
    return _("%(asks)s; possible from %(day)s.") % {"asks": said, "day": calendar.date_short(first)}


def group_min(least: int) -> str:
    return _("Receives groups of %(least)s or more.") % {"least": least}


def group_max(most: int) -> str:
    return _("Receives %(most)s people at most.") % {"most": most}


def sleeps(most: int) -> str:
    return _("Sleeps %(most)s people at most.") % {"most": most}


def steps() -> str:
    return _("No way without steps is told.")


def no_position() -> str:
    return _("Its position is not known.")


def not_then() -> str:
    return _("It does not take place on these days.")


def months(found: Iterable[int]) -> str:
    english = (get_language() or "th").startswith("en")
    names = [MONTHS_EN[n - 1][:3] if english else MONTHS_TH_SHORT[n - 1] for n in sorted(found)]
    return _("To be had in %(months)s only.") % {"months": ", ".join(names)}


def closed(dates: list[date]) -> str:
    days = [
        pgettext("closed on", "Monday"),
        pgettext("closed on", "Tuesday"),
        pgettext("closed on", "Wednesday"),
        pgettext("closed on", "Thursday"),
        pgettext("closed on", "Friday"),
        pgettext("closed on", "Saturday"),
        pgettext("closed on", "Sunday"),
    ]
    return _("Closed on %(day)s.") % {"day": ", ".join(days[one.weekday()] for one in dates)}


def why_not(one: Unserved, name_beside: str = "") -> str:
    """Why the plan leaves out what could be visited on such a day."""
    if one.why == Why.FAR:
        return _("Too far: there and back takes longer than the day.")
    if one.why == Why.LATE and one.earliest is not None and one.latest is not None:
        return _("You would be there at %(at)s at the earliest; it is too late after %(latest)s.") % {
            "at": at(one.earliest), "latest": at(one.latest),
        }  # fmt: skip
    if one.why == Why.EARLY and one.earliest is not None:
        return _("No time before %(at)s, and then you would not be back in time.") % {"at": at(one.earliest)}
    if one.why == Why.GROUP:
        return _("One meal at noon is planned already: %(name)s.") % {"name": name_beside}
    if one.why == Why.CLOSED:
        return _("Not open long enough on these days.")
    if one.why == Why.ROOM:
        return _("It would still fit.")
    return _("No time beside the other stops.")
