"""The villages of the programme in one month: what came of it, beside what was before and the money of the works."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before, month_code, month_of, month_range, month_short, parse_month_code
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.queries import place
from tidtam.work.plan.models import Target
from tidtam.work.results import beside
from tidtam.work.results.models import (
    INCOME,
    VISITORS,
    Answer,
    HowCounted,
    Result,
    ResultRevision,
    ResultRules,
)
from tidtam.work.results.queries.around import Measure, around, change_words
from tidtam.work.results.queries.said import summed, with_months
from tidtam.work.results.rules import due_on

Rows = QuerySet[Any]
BACK = 36  # months that are offered
MISSING = "missing"
#: What the list can be ordered by, of what was said.
SORTED: dict[str, Any] = {"state": F("answer"), "visitors": summed(VISITORS), "income": summed(INCOME)}
KINDS = {Answer.REPORTED: "done", Answer.NIL: "done", Answer.NOT_APPLICABLE: "none"}


def rows(actor: Actor, month: date, known_at: datetime | None, sorted_by: str = "") -> Rows:
    """Each village with what was said of the month (see `told_of`), its other months and its targets.

    sorted_by: what the list is ordered by; a number of the month is asked of every village only then.
    """
    stands = Prefetch("revisions", queryset=ResultRevision.objects.standing(known_at), to_attr="stands")
    of_month = Result.objects.filter(month=month).prefetch_related(stands)
    found: Rows = (
        Community.objects.open_to(actor, "view")
        .select_related("area__parent__parent")
        .prefetch_related(
            Prefetch("area__results", queryset=of_month, to_attr="of_month"),
            with_months("area__", known_at),
            Prefetch("area__work_targets", queryset=Target.objects.kept(), to_attr="works"),
        )
    )
    key = sorted_by.removeprefix("-")
    if key not in SORTED:
        return found
    told = _told(month, known_at).annotate(asked=SORTED[key]).values("asked")[:1]
    ordered: Rows = found.annotate(**{f"by_{key}": Subquery(told)})
    return ordered


def told_of(row: Any) -> ResultRevision | None:
    """What stands of the month that the list is of; None where nothing was said."""
    stands = [one for result in row.area.of_month for one in result.stands]
    return stands[0] if stands else None


def columns(month: date, rules: ResultRules) -> list[ListColumn]:
    return [
        ListColumn(
            "village",
            _("Village"),
            value="area.label",
            sort=("area__sort_key", "area_id"),
            kind="place",
            link=lambda row: reverse("results:village", args=[row.area_id]),
        ),
        ListColumn(
            "where", _("Lies in"), value=lambda row: place(row.area.parent), kind="place", sheet_only=True
        ),
        ListColumn("code", _("Area code"), value="area_id", kind="code", sheet_only=True),
        ListColumn(
            "state",
            _("Report"),
            value=lambda row: shown(row, month, rules),
            sort="by_state",
            kind="state",
            blank_last=True,
        ),
        ListColumn(
            "visitors",
            _("Visitors"),
            value=_said("visitors"),
            sort="by_visitors",
            kind="int",
            blank_last=True,
        ),
        *(
            ListColumn(name, label, value=_said(name), kind="int", sheet_only=True)
            for name, label in visitor_words().items()
        ),
        ListColumn(
            "visitors_before",
            _("Visitors a month before"),
            value=_before(lambda one: one.visitors),
            kind="int",
            sheet_only=True,
        ),
        ListColumn(
            "visitors_change",
            _("Visitors, rise or fall"),
            value=_change(lambda one: one.visitors),
            labelled=True,
        ),
        ListColumn(
            "income",
            _("Income (baht)"),
            value=_said("income"),
            sort="by_income",
            kind="money",
            blank_last=True,
        ),
        *(
            ListColumn(name, label, value=_said(name), kind="money", sheet_only=True)
            for name, label in income_words().items()
        ),
        ListColumn(
            "income_before",
            _("Income a month before (baht)"),
            value=_before(lambda one: one.income),
            kind="money",
            sheet_only=True,
        ),
        ListColumn(
            "income_change", _("Income, rise or fall"), value=_change(lambda one: one.income), labelled=True
        ),
        ListColumn(
            "households", _("Households that earned"), value=_said("households"), kind="int", sheet_only=True
        ),
        ListColumn(
            "how", _("How it was counted"), value=lambda row: how_words(told_of(row)), sheet_only=True
        ),
        ListColumn("because", _("Why not applicable"), value=_said("because"), sheet_only=True),
        ListColumn("money", _("Money of its works (baht)"), value=_of_works("money"), kind="money"),
        ListColumn("spent", _("Spent (baht)"), value=_of_works("spent"), kind="money"),
    ]


@dataclass(frozen=True)
class Head:
    """A month's villages together: what came of it, how many have said something, how many there are."""

    visitors: int
    income: int
    told: int
    villages: int


def head(actor: Actor, month: date, known_at: datetime | None, area: str) -> Head:
    """Of all villages within the area, whatever the list is narrowed by."""
    told = ResultRevision.objects.open_to(actor, "view").standing(known_at)
    here = told.filter(within(area, "result__area_id"), result__month=month).order_by()
    found = here.aggregate(told=Count("pk"), **{f"of_{name}": Sum(name) for name in (*VISITORS, *INCOME)})
    visitors, income = (sum(found[f"of_{name}"] or 0 for name in names) for names in (VISITORS, INCOME))
    villages = Community.objects.open_to(actor, "view").filter(within(area, "area_id"))
    return Head(visitors, income, found["told"], villages.count())


def filters(actor: Actor, asked: str, month: date, known_at: datetime | None) -> list[Filter]:
    told = _told(month, known_at)
    states = [*Answer.choices, (MISSING, _("Nothing reported"))]

    def in_state(found: Rows, code: str) -> Rows:
        return (
            found.filter(~Exists(told)) if code == MISSING else found.filter(Exists(told.filter(answer=code)))
        )

    return [
        Filter("q", _("Search"), None, _find, seeks=True),
        area_filter(actor, asked),
        Filter("state", _("Report"), states, in_state),
        Filter(
            "how",
            _("How it was counted"),
            HowCounted.choices,
            lambda found, code: found.filter(Exists(told.filter(how=code))),
        ),
    ]


def month_asked(code: str) -> date:
    """The month that is asked for; the last one that has ended where none, or none that is offered, is."""
    return parse_month_code(code) if code in dict(month_choices()) else month_before(clock.today())


def month_choices() -> list[tuple[str, str]]:
    """The last months, the newest first."""
    this = month_of(clock.today())
    return [
        (month_code(one), month_short(one))
        for one in reversed(month_range(month_before(this, BACK), month_before(this)))
    ]


def shown(row: Any, month: date, rules: ResultRules) -> tuple[str, str]:
    """How a village's month stands: reported, nil, not applicable, before the project, waited for, late."""
    if said := told_of(row):
        return KINDS[Answer(said.answer)], str(Answer(said.answer).label)
    if month < _began(row):
        return "none", _("Nothing known from before")
    late = clock.today() > due_on(month, rules)
    return ("late", _("Not reported")) if late else ("soon", _("Not reported yet"))


def _began(row: Any) -> date:
    """The month in which the project began in a village of `rows`."""
    return month_of(min((one.starts_on for one in row.area.works), default=row.joined_on))


def how_words(said: ResultRevision | None) -> str:
    return str(HowCounted(said.how).label) if said is not None and said.how else ""


def visitor_words() -> dict[str, str]:
    return {
        "thai_day": _("Thai visitors, for the day"),
        "thai_night": _("Thai visitors, overnight"),
        "foreign_day": _("Foreign visitors, for the day"),
        "foreign_night": _("Foreign visitors, overnight"),
    }


def income_words() -> dict[str, str]:
    return {
        "food": _("Income from food (baht)"),
        "lodging": _("Income from lodging (baht)"),
        "goods": _("Income from goods (baht)"),
        "guides": _("Income from guides (baht)"),
    }


def _told(month: date, known_at: datetime | None) -> "QuerySet[ResultRevision]":
    """What stands of the month in the village of the outer query."""
    return ResultRevision.objects.standing(known_at).filter(
        result__area=OuterRef("area_id"), result__month=month
    )


def _said(name: str) -> Any:
    return lambda row: getattr(told_of(row), name, None)


def _before(measure: Measure) -> Any:
    return lambda row: around(beside.said(row.area), _began(row), measure).before.value


def _change(measure: Measure) -> Any:
    return lambda row: change_words(around(beside.said(row.area), _began(row), measure).change) or None


def _of_works(name: str) -> Any:
    return lambda row: sum(getattr(one, name) for one in row.area.works) if row.area.works else None


def _find(found: Rows, text: str) -> Rows:
    for word in words(text):
        found = found.filter(holds(word, Area.searched, "area__"))
    return found
