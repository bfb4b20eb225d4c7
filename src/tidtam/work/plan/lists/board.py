"""The board: villages down, work items across; in each cell colour, shape and word."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import found as searched
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.filters import area_filter
from tidtam.work.plan import standings
from tidtam.work.plan.lists import beside
from tidtam.work.plan.lists.targets import in_state, watch, watched
from tidtam.work.plan.models import PlanRules, Target, WorkItem, WorkLevel

Rows = QuerySet[Any]


def rows(actor: Actor, items: Sequence[WorkItem]) -> Rows:
    """The programme's villages, and what has a target of its own (a district with its centre), before its villages.

    The areas are found from these few, not asked of each of the country's villages in turn.
    """
    targets = _targets(actor, items)
    larger = [item.pk for item in items if item.level in (WorkLevel.PROVINCE, WorkLevel.DISTRICT)]
    villages = Community.objects.open_to(actor, "view").order_by().values("area_id")
    own = targets.filter(item__in=larger).order_by().values("area_id")
    found: Rows = Area.objects.filter(pk__in=villages.union(own)).select_related("parent__parent")
    on_board = Prefetch("work_targets", queryset=targets, to_attr="on_board")
    return found.prefetch_related(on_board, *beside.prefetches())


def columns(items: Sequence[WorkItem], today: date, rules: PlanRules) -> list[ListColumn]:
    return [
        ListColumn("village", _("Village"), value="label", sort="code", kind="place", link=url),
        ListColumn("district", _("District"), value=district, sheet_only=True),
        ListColumn("code", _("Area code"), value="code", kind="code", sheet_only=True),
        *(_column(item, today, rules) for item in items),
        *beside.columns(),
        ListColumn("done", _("Done of all"), value=done, kind="state"),
    ]


def filters(
    actor: Actor, asked: Mapping[str, str], items: Sequence[WorkItem], today: date, rules: PlanRules
) -> list[Filter]:
    """By the state of any of a village's targets, and by the lists of what to look at."""

    def having(found: Rows, wanted: Rows) -> Rows:
        return found.filter(pk__in=wanted.order_by().values("area_id"))

    def of_state(found: Rows, code: str) -> Rows:
        return having(found, in_state(_targets(actor, items), code, today, rules))

    def of_watch(found: Rows, code: str) -> Rows:
        return having(found, watch(_targets(actor, items), code, rules))

    return [
        Filter("q", _("Search"), None, searched),
        area_filter(actor, asked.get("area", ""), "code"),
        Filter("state", _("Has one that is"), [*standings.words().items()][:-1], of_state),
        Filter("watch", _("To look at"), list(watched().items()), of_watch),
        Filter("year", _("Fiscal year"), None, lambda found, _year: found, kind="hidden"),
    ]


def district(area: Area) -> str:
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
    return area.label


def done(area: Any) -> tuple[str, str]:
    """ "5 of 8"."""
    there, asked = sum(one.done_on is not None for one in area.on_board), len(area.on_board)
    kind = "done" if asked and there == asked else "going" if there else "none"
    return kind, _("%(there)s of %(asked)s") % {"there": there, "asked": asked}


def url(area: Area) -> str:
    return f"{reverse('plan:targets')}?own={area.code}"


def _targets(actor: Actor, items: Sequence[WorkItem]) -> Rows:
    found: Rows = Target.objects.open_to(actor, "view").kept().filter(item__in=[item.pk for item in items])
    return found


def _column(item: WorkItem, today: date, rules: PlanRules) -> ListColumn:
    words = standings.words()

    def target(area: Any) -> Target | None:
        return next((one for one in area.on_board if one.item_id == item.pk), None)

    def value(area: Any) -> tuple[str, str] | None:
        one = target(area)
        if one is None:
            return None
        code = standings.code_of(one, today, rules.soon_days)
        return standings.KINDS[code], words[code]

    def link(area: Any) -> str:
        one = target(area)
        return reverse("plan:target", args=[one.key]) if one else ""

    return ListColumn(f"item-{item.code}", item.short, value=value, kind="state", link=link, labelled=True)


def state_counts(
    actor: Actor, items: Sequence[WorkItem], area: Q, today: date, soon_days: int
) -> dict[str, int]:
    """How many targets stand in which state, within the area."""
    found = _targets(actor, items).filter(area).annotate(state_code=standings.state_case(today, soon_days))
    return dict(found.order_by().values_list("state_code").annotate(Count("pk")))
