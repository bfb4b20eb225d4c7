"""What is asked where nothing else is said: the fiscal year so far, the last round that counts a whole register."""

from collections.abc import Iterable
from datetime import date

from tidtam.kit import clock
from tidtam.kit.calendar import fiscal_months, fiscal_year, month_before, year_begin
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.queries.shape import Definition, Question

WHOLE_ROUND_DAYS = 300  # quarterly rounds add to a register, they do not count it


def usual_questions(definitions: Iterable[Definition], area: str) -> list[Question]:
    """Several figures of the area, the round looked up once for all."""
    known = list(definitions)
    round = usual_round() if any(one.rounds for one in known) else None
    return [usual_question(one, area, round=round) for one in known]


def usual_question(definition: Definition, area: str, *, round: str | None = None) -> Question:
    """The figure of the area for its usual period or round."""
    if definition.rounds:
        return Question(definition.name, area, round=round or usual_round())
    if not definition.period:
        return Question(definition.name, area)
    first, last = year_so_far()
    if definition.years:
        last = fiscal_months(fiscal_year(first))[-1]
    return Question(definition.name, area, first, last)


def year_so_far() -> tuple[date, date]:
    """The whole months of the fiscal year; in its first month the year before."""
    last = month_before(clock.today())
    return year_begin(last), last


def usual_round() -> str | None:
    """The last closed round of a whole register, else the last closed one."""
    closed = list(Round.objects.filter(closes_on__lt=clock.today()).order_by("-closes_on"))
    whole = [row.code for row in closed if (row.closes_on - row.opens_on).days > WHOLE_ROUND_DAYS]
    return next(iter(whole or [row.code for row in closed]), None)
