"""How a target stands today, as colour, shape and word: the same on every list, board and page."""

from datetime import date, timedelta

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.work.plan.models import PlanRules, Target, WorkStep

#: Codes in the order in which they are asked; the first that fits is the state. With the colour and shape of each.
KINDS = {
    "dropped": "none",
    "done": "done",
    "late": "late",
    "back": "soon",
    "soon": "soon",
    "proof": "going",
    "going": "going",
    "planned": "none",
}


def words() -> dict[str, str]:
    """Each state's word, short enough for a cell of the board."""
    return {
        "done": _("Done, proved"),
        "late": _("Overdue"),
        "back": _("Back for mending"),
        "soon": _("Due soon"),
        "proof": _("Waits for proof"),
        "going": _("Being worked on"),
        "planned": _("Nothing reported yet"),
        "dropped": _("Dropped"),
    }


def rules_of(area: str) -> PlanRules:
    """The rules of the province in which the area lies; the defaults where it has set none, and for the country."""
    found = PlanRules.objects.filter(province=area[:2]).first() if area else None
    return found or PlanRules()


def conditions(today: date, soon_days: int) -> dict[str, Q]:
    """What each state means of the rows; to be asked in this order."""
    return {
        "dropped": Q(dropped_on__isnull=False),
        "done": Q(done_on__isnull=False),
        "late": Q(due_on__lt=today),
        "back": Q(sent_back=True),
        "soon": Q(due_on__lte=today + timedelta(days=soon_days)),
        "proof": Q(step__gte=WorkStep.DELIVERED),
        "going": Q(step__gt=WorkStep.PLANNED),
        "planned": Q(),
    }


def state_case(today: date, soon_days: int) -> Case:
    """The state's code as a column."""
    asked = conditions(today, soon_days)
    whens = [When(condition, then=Value(code)) for code, condition in asked.items() if code != "planned"]
    return Case(*whens, default=Value("planned"), output_field=CharField())


def state_q(code: str, today: date, soon_days: int) -> Q:
    """The rows in one state: its own condition and none before it, so that the database can use its indexes."""
    asked = Q()
    for name, condition in conditions(today, soon_days).items():
        if name == code:
            return asked & condition
        asked &= ~condition
    return Q(pk__in=[])


def code_of(target: Target, today: date, soon_days: int) -> str:
    if target.dropped_on is not None:
        return "dropped"
    if target.done_on is not None:
        return "done"
    if target.due_on < today:
        return "late"
    if target.sent_back:
        return "back"
    if target.due_on <= today + timedelta(days=soon_days):
        return "soon"
    if target.step >= WorkStep.DELIVERED:
        return "proof"
    return "going" if target.step > WorkStep.PLANNED else "planned"


def of(target: Target, today: date, soon_days: int) -> tuple[str, str]:
    """Colour and shape, and the word with the days where they matter."""
    code = code_of(target, today, soon_days)
    word = words()[code]
    late = (today - target.due_on).days
    if code == "late":
        word = ngettext("Overdue %(days)s day", "Overdue %(days)s days", late) % {"days": late}
    elif code in ("soon", "back") and late <= 0:
        left = ngettext("%(days)s day left", "%(days)s days left", -late) % {"days": -late}
        word = f"{word} · {left}" if code == "back" else left
    return KINDS[code], word
