"""What a reminder says, in plain text: for LINE, for a producer, for the office."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.kit.calendar import date_long, month_long
from tidtam.kit.dues import standing
from tidtam.work.sales.queries.reminders import Circular, Silent


def for_line(one: Circular, today: date) -> str:
    """Who has not reported, by village: names, and nothing else of anybody."""
    head = [
        _("Not reported: sales of %(month)s") % {"month": month_long(one.month)},
        _("%(area)s · %(missing)s of %(expected)s producers")
        % {"area": one.label, "missing": f"{one.counted.missing:,}", "expected": f"{one.counted.expected:,}"},
        _due(one.due, today),
    ]
    for village, names in one.villages:
        head += ["", village, *(f"- {silent.name}" for silent in names)]
    return "\n".join([*head, "", _("Who sold nothing reports that, too. Thank you.")])


def for_producer(
    one: Circular,
    names: Sequence[Silent],
    today: date,
    links: Mapping[int, str] | None = None,
    last_day: date | None = None,
) -> tuple[str, str]:
    """Subject and text of the mail to one address. links: producer -> where it reports without an account."""
    found = links or {}
    subject = _("Sales report of %(month)s") % {"month": month_long(one.month)}
    body = [
        _("The sales report of %(month)s has not come in yet of:") % {"month": month_long(one.month)},
        *(line for silent in names for line in _named(silent, found.get(silent.key, ""))),
        "",
        *(_by_link(len(found), last_day) if last_day is not None else ()),
        _due(one.due, today),
        _("Who sold nothing reports that, too: it is not the same as no report."),
        _("Questions and reports: %(post)s") % {"post": one.post},
        "",
        _("If you have reported in the meantime, nothing is to be done."),
    ]
    return subject, "\n".join(body)


def _named(silent: Silent, link: str) -> list[str]:
    name = f"- {silent.name} {silent.village}"
    return [name, "  " + _("Report here: %(link)s") % {"link": link}] if link else [name]


def _by_link(number: int, last_day: date) -> list[str]:
    return [
        ngettext(
            "The link opens on the phone without an account, for this producer and month alone, until %(day)s. Send "
            "it to nobody.",
            "Each link opens on the phone without an account, for its producer and this month alone, until %(day)s. "
            "Send them to nobody.",
            number,
        )
        % {"day": date_long(last_day)},
        "",
    ]


def for_office(one: Circular, today: date) -> tuple[str, str]:
    """Subject and text of the mail to the post that collects the reports."""
    subject = ngettext(
        "%(area)s: %(count)s report of %(month)s missing",
        "%(area)s: %(count)s reports of %(month)s missing",
        len(one.silent),
    ) % {"area": one.label, "count": len(one.silent), "month": month_long(one.month)}
    return subject, for_line(one, today)


def _due(due: date, today: date) -> str:
    late_days, state = standing(due, today)
    if state != "late":
        return _("Due on %(day)s") % {"day": date_long(due)}
    return ngettext("Due on %(day)s, %(count)s day ago", "Due on %(day)s, %(count)s days ago", late_days) % {
        "day": date_long(due),
        "count": late_days,
    }
