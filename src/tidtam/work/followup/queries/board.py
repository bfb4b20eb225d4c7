"""The board: villages down, work items across, in each cell the worst that stands there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community
from tidtam.work.followup import standing
from tidtam.work.followup.models import Action, ActionSet, ActionState, Visit
from tidtam.work.followup.places import district_of
from tidtam.work.plan.models import WorkItem, WorkLevel
from tidtam.work.plan.queries import items_of
from tidtam.work.plan.queries.escalation import Ladders


@dataclass(frozen=True)
class Cell:
    """One village and one work item. kind: "" where such an item is not asked of such an area.

    item: its name; code: its code, "other" where the matters have none.
    key: of the only action there, "" where there are none or several."""

    kind: str
    word: str
    count: int
    key: str
    item: str
    code: str


@dataclass(frozen=True)
class Line:
    area: Area
    cells: tuple[Cell, ...]
    last_visit: date | None

    @property
    def is_district(self) -> bool:
        """What is asked of the district itself, not of one of its villages."""
        return self.area.level == Level.DISTRICT


@dataclass(frozen=True)
class DistrictPart:
    """lines: the district's own first, then its villages."""

    district: Area
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Board:
    """parts: the districts with villages before the others.

    heads: the work items' names, full and short. other: whether a column for other matters follows them."""

    heads: tuple[WorkItem, ...]
    other: bool
    parts: tuple[DistrictPart, ...]
    villages: int


def board(actor: Actor, *, area: str = "", today: date | None = None) -> Board:
    """Every village of the programme within `area`, and every other that has an action, which `actor` may view."""
    today = today or clock.today()
    items = items_of(today)
    known = {item.pk for item in items}
    by_cell: dict[tuple[str, int | None], list[Action]] = defaultdict(list)
    for action in _actions(actor, area):
        by_cell[action.area_id, action.work_item_id if action.work_item_id in known else None].append(action)
    other = any(item_id is None for _code, item_id in by_cell)
    heads: tuple[WorkItem | None, ...] = (*items, None) if other else items
    villages = _villages(actor, area, {code for code, _item in by_cell})
    lasts = dict(Visit.objects.filter(area__in=villages).values_list("area_id").annotate(Max("visited_at")))
    parts: dict[Area, list[Line]] = defaultdict(list)
    ladders = Ladders()
    for village in villages:
        at = lasts.get(village.pk)
        cells = tuple(
            _cell(village, by_cell.get((village.pk, item.pk if item else None), []), item, today, ladders)
            for item in heads
        )
        parts[district_of(village)].append(Line(village, cells, clock.local(at).date() if at else None))
    districts = [DistrictPart(district, tuple(lines)) for district, lines in parts.items()]
    districts.sort(key=lambda part: len(part.lines) == 1)
    return Board(items, other, tuple(districts), sum(village.level == Level.VILLAGE for village in villages))


def _actions(actor: Actor, area: str) -> ActionSet:
    rows = Action.objects.open_to(actor, "view").filter(within(area, "area_id"))
    return rows.exclude(state=ActionState.DROPPED).order_by("due_on")


def _villages(actor: Actor, area: str, codes: set[str]) -> list[Area]:
    """With their districts before them, in the order of the codes."""
    communities = Community.objects.open_to(actor, "view").filter(within(area, "area_id"))
    named = Area.objects.filter(Q(pk__in=codes) | Q(pk__in=communities.values("area_id")))
    above = named.annotate(district_code=Substr("pk", 1, 4)).values("district_code")
    rows = Area.objects.filter(Q(pk__in=named.values("pk")) | Q(pk__in=above))
    return list(rows.select_related("parent__parent").order_by("pk"))


def _cell(area: Area, actions: list[Action], item: WorkItem | None, today: date, ladders: Ladders) -> Cell:
    """The worst of several, with the word of the first of that kind; a reader hears the item and the word.

    What has come up to a level above by being overdue says to which.
    """
    name, code = (str(item), item.code) if item else (_("Other matters"), "other")
    if not actions:
        asked = item is None or (item.level == WorkLevel.DISTRICT) == (area.level == Level.DISTRICT)
        return Cell("none" if asked else "", _("No action"), 0, "", name, code)
    shown = [(standing.of(action, today), action) for action in actions]
    worst, action = min(shown, key=lambda pair: standing.WORST_FIRST.index(pair[0].kind))
    key = str(action.key) if len(actions) == 1 else ""
    up = None if action.is_closed else ladders.step(area.pk, (today - action.due_on).days)
    word = (
        _("%(state)s · seen by the %(level)s") % {"state": worst.word, "level": up.level.label}
        if up
        else worst.word
    )
    return Cell(worst.kind, word, len(actions), key, name, code)
