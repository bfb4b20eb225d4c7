"""The lines of the budget tree: added, changed, removed while they are empty."""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import ProtectedError

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import codes, refusals, rules
from tidtam.work.plan.models import BudgetNode, Programme


class NodeRow(NamedTuple):
    """A line as it is entered. area: where the money works, the province itself or a district of it."""

    code: str
    name: str
    unit: str = ""
    area: Area | None = None


@transaction.atomic
def add_node(programme: Programme, province: Area, row: NodeRow, *, by: Actor | None) -> BudgetNode:
    """Add a line to the budget of the year and province; its number says under which line it belongs."""
    if not rules.may_keep(by, province.pk):
        raise refusals.NotEntitled
    Area.objects.select_for_update().get(pk=province.pk)  # one tree is changed by one at a time
    node = BudgetNode(programme=programme, province=province, recorded_at=clock.now())
    _fill(node, row)
    _place(node, row.code)
    node.save(force_insert=True)
    trail(node, "add_line", by=by, **_told(node))
    return node


@transaction.atomic
def change_node(node: BudgetNode, row: NodeRow, *, by: Actor | None) -> BudgetNode:
    """Mend a line's name, office or area; its number stays, papers name it."""
    node = held(node)
    if not rules.may_keep(by, node.province_id):
        raise refusals.NotEntitled
    before = _told(node)
    _fill(node, row)
    after = _told(node)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return node
    node.save(update_fields=["name", "unit", "area", "search_text"])
    trail(
        node,
        "change_line",
        by=by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return node


@transaction.atomic
def remove_node(node: BudgetNode, *, by: Actor | None) -> None:
    """Take away a line that was entered by mistake, as long as nothing hangs on it; the trail keeps it."""
    node = held(node)
    if not rules.may_keep(by, node.province_id):
        raise refusals.NotEntitled
    trail(node, "remove_line", by=by, **_told(node))
    try:
        with transaction.atomic():
            node.delete()
    except ProtectedError as error:
        raise refusals.LineInUse from error


def held(node: BudgetNode) -> BudgetNode:
    """The line as it stands now, held until the transaction ends."""
    rows = BudgetNode.objects.select_for_update(of=("self",)).select_related("programme", "area")
    return rows.get(pk=node.pk)


def trail(node: BudgetNode, verb: str, *, by: Actor | None, **detail: Any) -> None:
    write(
        by,
        f"plan.{verb}",
        f"plan.budget:{node.key}",
        area=node.area_id,
        summary=f"{node.code} {node.name}",
        **detail,
    )


def _fill(node: BudgetNode, row: NodeRow) -> None:
    node.name, node.unit = thai.clean(row.name), thai.clean(row.unit)
    if not node.name:
        raise refusals.NameMissing
    area = row.area or node.province
    if area.level not in (Level.PROVINCE, Level.DISTRICT) or not area.pk.startswith(node.province_id):
        raise refusals.OutsideProvince
    node.area = area
    node.search_text = thai.search_text(node.name, row.code or node.code, node.unit)[:900]


def _place(node: BudgetNode, typed: str) -> None:
    """Its number, and the line above that follows from it."""
    code = codes.read(typed)
    if code is None:
        raise refusals.CodeUnreadable(code=typed[:40])
    tree = BudgetNode.objects.filter(programme=node.programme, province=node.province)
    if (other := tree.filter(path=code.path).first()) is not None:
        raise refusals.CodeTaken(code=code.text, name=other.name)
    above = tree.filter(path=code.above).first() if code.above else None
    if code.above and above is None:
        raise refusals.AboveMissing(above=code.above_text, code=code.text)
    if above is not None and above.entries.exists():
        raise refusals.AboveHasMoney(above=above.code)
    node.parent, node.code, node.path, node.level = above, code.text, code.path, code.level


def _told(node: BudgetNode) -> dict[str, Any]:
    return {
        "code": node.code,
        "name": node.name,
        "unit_of_line": node.unit,
        "lies_in": node.area_id,
        "fiscal_year": str(node.programme.fiscal_year),
    }
