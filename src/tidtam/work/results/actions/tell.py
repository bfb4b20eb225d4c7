"""Saying what came of a village's month, and correcting it."""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, money, thai
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before, month_code, month_long, month_of, month_range
from tidtam.registers.communities.models import Community
from tidtam.work.results import refusals
from tidtam.work.results.models import INCOME, NUMBERS, Answer, Result, ResultRevision
from tidtam.work.results.rules import may_report

MOST_PERSONS = 1_000_000
MOST_INCOME = money.baht(1_000_000_000)
BACK, AHEAD = 120, 12  # months
FACTS = ("answer", "how", *NUMBERS, "because")


class ResultRow(NamedTuple):
    """What is said of a month; see `ResultRevision` for units. A number that was not counted is None."""

    answer: str
    how: str = ""
    thai_day: int | None = None
    thai_night: int | None = None
    foreign_day: int | None = None
    foreign_night: int | None = None
    food: int | None = None
    lodging: int | None = None
    goods: int | None = None
    guides: int | None = None
    households: int | None = None
    because: str = ""


@transaction.atomic
def tell_result(
    area: Area,
    month: date,
    row: ResultRow,
    *,
    reason: str = "",
    version: int | None = None,
    by: Actor | None,
) -> Result:
    """Say what came of the village's month. What was said before is corrected, with a reason; the same again
    changes nothing. version: the one that the person saw (0 for none), where somebody else may have been first."""
    if not may_report(by, area.pk):
        raise refusals.NotEntitled
    if not Community.objects.select_for_update().filter(area=area).exists():
        raise refusals.NotOfTheProgramme
    month, reason = month_of(month), thai.clean(reason)
    row = check(month, row)
    found = Result.objects.select_for_update().filter(area=area, month=month).first()
    stands = found.revisions.get(number=found.version) if found else None
    if stands is not None and facts(stands) == row._asdict():
        return stands.result
    if version is not None and version != (found.version if found else 0):
        raise refusals.ChangedMeanwhile
    if found is not None and not reason:
        raise refusals.ReasonMissing
    return _append(found or Result(area=area, month=month, version=0), row, reason, stands, by)


@transaction.atomic
def tell_not_applicable(
    area: Area, first: date, last: date, *, because: str, by: Actor | None
) -> list[Result]:
    """Say of several months that there is nothing to report and why; months of which something was said stay."""
    told = set(
        Result.objects.filter(area=area, month__gte=first, month__lte=last).values_list("month", flat=True)
    )
    row = ResultRow(Answer.NOT_APPLICABLE, because=because)
    return [tell_result(area, month, row, by=by) for month in month_range(first, last) if month not in told]


def check(month: date, row: ResultRow) -> ResultRow:
    """The row as it is kept; refused where it does not hold together, or the month cannot be spoken of yet."""
    row = row._replace(because=thai.clean(row.because))
    this = month_of(clock.today())
    first = month_before(this, BACK)
    last = month_before(this, -AHEAD) if row.answer == Answer.NOT_APPLICABLE else this
    if not first <= month <= last:
        raise refusals.MonthTooFar(first=month_long(first), last=month_long(last))
    if month >= this and row.answer != Answer.NOT_APPLICABLE:
        raise refusals.MonthNotOver(month=month_long(month))
    for name in NUMBERS:
        number, most = getattr(row, name), MOST_INCOME if name in INCOME else MOST_PERSONS
        if number is not None and not 0 <= number <= most:
            written = money.text(most) if name in INCOME else f"{most:,}"
            raise refusals.TooMany(field=name, most=written)
    return _one_thing(row)


def facts(revision: ResultRevision) -> dict[str, object]:
    return {name: getattr(revision, name) for name in FACTS}


def _one_thing(row: ResultRow) -> ResultRow:
    """Reported, nil and not applicable, each with what belongs to it and nothing else."""
    above = any(getattr(row, name) for name in NUMBERS)
    if row.answer == Answer.REPORTED:
        if not above:
            raise refusals.NothingCounted
        if not row.how:
            raise refusals.HowMissing
        return row._replace(because="")
    if above:
        raise refusals.NumbersUnused
    if row.answer == Answer.NIL:
        return _with(row._replace(because=""), 0)
    if not row.because:
        raise refusals.BecauseMissing
    return _with(row._replace(how=""), None)


def _with(row: ResultRow, number: int | None) -> ResultRow:
    """The same answer with every number this one."""
    return ResultRow(**{**row._asdict(), **dict.fromkeys(NUMBERS, number)})


def _append(
    result: Result, row: ResultRow, reason: str, stands: ResultRevision | None, by: Actor | None
) -> Result:
    result.version += 1
    result.save()
    made = ResultRevision.objects.create(
        result=result,
        number=result.version,
        **row._asdict(),
        reason=reason if stands else "",
        by=by if isinstance(by, User) else None,
        by_label=by.label if by else "",
        recorded_at=clock.now(),
    )
    after, before = _said(made), _said(stands) if stands else {}
    changed = [name for name in {**before, **after} if after.get(name) != before.get(name)]
    write(
        by,
        "results.correct" if stands else "results.tell",
        f"results.result:{result.key}",
        area=result.area_id,
        summary=f"{result.area.label} {month_code(result.month)}",
        before={name: before[name] for name in changed if name in before},
        after={name: after[name] for name in changed if name in after},
        **({"reason": reason} if stands else {}),
    )
    return result


def _said(revision: ResultRevision) -> dict[str, str]:
    """What was said, as the trail keeps it; what was not counted is left out."""
    told = {name: value for name, value in facts(revision).items() if value not in (None, "")}
    return {
        "counted" if name == "how" else name: money.text(value)
        if name in INCOME and isinstance(value, int)
        else str(value)
        for name, value in told.items()
    }
