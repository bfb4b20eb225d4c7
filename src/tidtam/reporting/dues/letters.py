"""What is owed in words that are sent: the week's mail of a person, and the text for a group on LINE.

Both leave the house, so they name nobody: of a matter that would name a producer or a person stand kind and place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.people.models import User
from tidtam.kit.calendar import date_long
from tidtam.kit.dues import Due
from tidtam.reporting.dues import queries
from tidtam.work.followup.standing import days

MOST = 40  # lines of each part; the list has them all
PRESSING = ("late", "soon")


@dataclass(frozen=True)
class Week:
    """owed: what the person's posts owe, late or within a week. told: what has come up to them by being overdue."""

    owed: tuple[Due, ...]
    told: tuple[Due, ...]

    def __bool__(self) -> bool:
        return bool(self.owed or self.told)


def week_of(user: User, today: date) -> Week:
    """What presses on the posts that this person holds today, the most overdue first; nothing for who holds none."""
    codes = {code for code, _area in user.current_post_places}
    if not codes:
        return Week((), ())
    found = [due for due in queries.dues(user, today=today) if due.state in PRESSING]
    owed = tuple(due for due in found if due.post_code in codes)
    told = tuple(due for due in found if due.told_code in codes and due.post_code not in codes)
    return Week(owed, told)


def letter(week: Week, today: date, site: str) -> tuple[str, str]:
    """Subject and text of the mail, in the language in force. site: the house's own address, "" where unknown."""
    late = sum(due.state == "late" for due in week.owed)
    subject = _("Owed this week: %(late)s overdue, %(soon)s due soon, %(told)s come up to you") % {
        "late": late,
        "soon": len(week.owed) - late,
        "told": len(week.told),
    }
    parts = [date_long(today)]
    if week.owed:
        parts += ["", _("Owed by your posts"), *_lines(week.owed, site)]
    if week.told:
        parts += ["", _("Come up to you because it is overdue"), *_lines(week.told, site, up=True)]
    if site:
        parts += ["", _("The whole list: %(link)s") % {"link": urljoin(site, "/desk/dues/?mine=owed")}]
        parts += [_("No such mail any more: %(link)s") % {"link": urljoin(site, "/desk/dues/week/")}]
    return subject, "\n".join(parts)


def for_line(found: Iterable[Due], title: str, today: date) -> str:
    """Text to paste into a group: what presses, by place, without links."""
    rows = [due for due in found if due.state in PRESSING]
    return "\n".join([title, date_long(today), *_lines(rows, "")])


def _lines(rows: Sequence[Due], site: str, *, up: bool = False) -> list[str]:
    words = queries.kinds()
    said: list[str] = []
    for due in rows[:MOST]:
        what = words[due.kind] if due.names else due.what
        who = [f"{due.level} · {due.post}"] if up else []
        said.append("- " + " · ".join([what, due.area_label, days(due.late_days), *who]))
        if site:
            said.append("  " + urljoin(site, due.link))
    if more := len(rows) - MOST:
        said += [_more(more)] if more > 0 else []
    return said


def _more(number: int) -> str:
    return ngettext("and %(number)s more", "and %(number)s more", number) % {"number": f"{number:,}"}
