"""What a change of areas would move, before it is made: areas, what follows them, what was sold month by month."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.redraw import Plan, followed, now_of
from tidtam.ground.codes.models import Code
from tidtam.ground.people.models import Grant, Post
from tidtam.registers.assets.models import Asset
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.models import EntryLink, Producer
from tidtam.registers.signs.models import Line, Sign
from tidtam.reporting.meetings.models import Committee
from tidtam.reporting.news.models import Article, ArticleVillage
from tidtam.reporting.prints.models import Recipe
from tidtam.work.followup.models import Action, Assignment, RoundVillage
from tidtam.work.markets.models import Vendor
from tidtam.work.plan.models import BudgetNode, Contract, ContractPlace, ContractRules, PlanRules
from tidtam.work.plan.models import Target as WorkTarget
from tidtam.work.results.models import Result, ResultRules
from tidtam.work.routes.models import Route
from tidtam.work.sales.models import Brought, Report, ReportState, Sale, SheetLink
from tidtam.work.sales.queries.sums import Span, by_month
from tidtam.work.villagers.models import VillageLink
from tidtam.work.voices.models import Voice

#: What follows an area, as the preview names it; kept whole by a test.
FOLLOWERS: Mapping[Any, Any] = {
    Producer: _("Producers"),
    Community: _("Target villages"),
    Asset: _("Assets"),
    Vendor: _("Registrants of the markets"),
    Action: _("Actions"),
    BudgetNode: _("Budget lines"),
    Contract: _("Contracts"),
    ContractPlace: _("Areas for which contracts build"),
    ContractRules: _("Rules for contracts"),
    WorkTarget: _("Targets of the plan"),
    PlanRules: _("Rules for targets"),
    Result: _("Results of months"),
    ResultRules: _("Rules for results"),
    Assignment: _("Assignments to follow up"),
    RoundVillage: _("Villages of rounds of visits"),
    Committee: _("Committees"),
    Post: _("Posts"),
    Grant: _("Rights of people"),
    EntryLink: _("Links for registering"),
    SheetLink: _("Links for a village's sheet"),
    VillageLink: _("Links of villages"),
    Code: _("Printed codes"),
    Article: _("Articles"),
    ArticleVillage: _("Villages of articles"),
    Recipe: _("Kept choices of papers"),
    Voice: _("Told by visitors"),
    Sign: _("Direction signs"),
    Line: _("Lines of direction signs"),
    Route: _("Routes"),
}


SHOWN = 12  # months that are in sight at once


class Move(NamedTuple):
    old: str
    label: str
    new: str
    level: str


class MonthMoved(NamedTuple):
    """One month, in satang, under the boundaries of today: what the areas that give and take have before and after."""

    month: date
    moved: int
    giving: tuple[int, int]
    taking: tuple[int, int]

    @property
    def before(self) -> int:
        return self.giving[0] + self.taking[0]

    @property
    def after(self) -> int:
        return self.giving[1] + self.taking[1]


@dataclass(frozen=True)
class Preview:
    """reports, sums: kept under the code of their time, and counted at the new one under today's boundaries."""

    moves: tuple[Move, ...]
    levels: tuple[tuple[str, int], ...]
    follows: tuple[tuple[Any, int], ...]
    reports: int
    sums: int
    months: tuple[MonthMoved, ...]

    @property
    def latest(self) -> tuple[MonthMoved, ...]:
        return self.months[:SHOWN]

    @property
    def earlier(self) -> tuple[MonthMoved, ...]:
        return self.months[SHOWN:]

    @property
    def baht(self) -> int:
        """Satang that would count elsewhere."""
        return sum(row.moved for row in self.months)


def preview(plan: Plan, giving: Sequence[str], taking: Sequence[str]) -> Preview:
    """What the plan would move between these areas; nothing is written."""
    rows = Area.objects.in_bulk(list(plan.moves))
    moves = tuple(
        Move(old, _named(rows[old], plan.made.get(new)), new, str(Level(rows[old].level).label))
        for old, new in plan.moves.items()
    )
    levels = Counter(rows[old].level for old in plan.moves)
    counts = followed(plan.moves)
    codes = _told_in(plan.moves)
    reports = Report.objects.filter(area__in=codes).exclude(state=ReportState.DRAFT)
    return Preview(
        moves,
        tuple((str(Level(level).label), count) for level, count in sorted(levels.items())),
        tuple((FOLLOWERS[model], counts[model]) for model in FOLLOWERS if counts.get(model)),
        reports.count(),
        Brought.objects.filter(area__in=plan.moves, replaced_at=None).count(),
        tuple(_months(giving, taking, codes)),
    )


def _named(area: Area, made: Area | None) -> str:
    return f"{area.label} → {made.label}" if made is not None else area.label


def _told_in(moves: Mapping[str, str]) -> list[str]:
    """The codes that move, and those of the past whose place moves with them."""
    gone = Area.objects.filter(exists_until__isnull=False, level__gte=Level.SUBDISTRICT).values("code")
    used = set(Sale.objects.filter(area__in=gone).order_by().values_list("area_id", flat=True).distinct())
    return sorted({*moves, *(old for old, now in now_of(used).items() if now in moves)})


def _months(giving: Sequence[str], taking: Sequence[str], codes: list[str]) -> list[MonthMoved]:
    """What the areas that give and take have before and after, under the boundaries of today; the newest first."""
    moved: Counter[date] = Counter()
    facts = Sale.objects.filter(area__in=codes, standing__gt=0).order_by()
    for month, baht in facts.values_list("month").annotate(Sum("baht")):
        moved[month] += baht
    gave, took = (
        sum((Counter(by_month(Span(code, redrawn=True))) for code in places), Counter())
        for places in (giving, taking)
    )
    return [
        MonthMoved(
            month,
            moved[month],
            (gave[month], gave[month] - moved[month]),
            (took[month], took[month] + moved[month]),
        )
        for month in sorted(moved, reverse=True)
    ]
