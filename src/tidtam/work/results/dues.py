"""What villages of the programme owe: the results of months that have ended and that nobody reported."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_short
from tidtam.kit.dues import Due, standing
from tidtam.registers.producers.queries import place
from tidtam.work.results.models import ResultRules
from tidtam.work.results.queries.missing import Missing, ended_months, missing
from tidtam.work.results.rules import due_on
from tidtam.work.sales.queries.posts import OWNER, Owners, responsible_in

KIND = "results.report"


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {KIND: _("Results of a village")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """One row for each village that owes a month, since the oldest of them; within `area`, where the actor may view."""
    today = today or clock.today()
    kept = {row.province_id: row for row in ResultRules.objects.all()}
    usual = ResultRules()
    months = ended_months(today, max(row.chased_months for row in (usual, *kept.values())))
    owing = missing(actor, within(area, "area_id"), months)
    owners = responsible_in({one.community.area_id[:4] for one in owing})
    address, found = reverse("results:list"), []
    for one in owing:
        rules = kept.get(one.community.area_id[:2], usual)
        if chased := _latest(one, months, rules):
            found.append(_due(one._replace(months=chased), rules, owners, address, today))
    return found


def _latest(one: Missing, months: list[date], rules: ResultRules) -> tuple[date, ...]:
    return tuple(month for month in one.months if month >= months[-rules.chased_months])


def _due(one: Missing, rules: ResultRules, owners: Owners, address: str, today: date) -> Due:
    area, oldest = one.community.area, one.months[0]
    district = area.code[:4]
    due = due_on(oldest, rules)
    late_days, state = standing(due, today)
    words = ", ".join(month_short(month) for month in one.months)
    return Due(
        kind=KIND,
        what=_("Visitors and income of %(months)s not reported") % {"months": words},
        area=area.code,
        area_label=place(area),
        post=owners[district],
        post_code=OWNER.format(district=district) if district in owners else "",
        due=due,
        late_days=late_days,
        state=state,
        link=f"{address}{area.code}/{month_code(oldest)}/tell/",
    )
