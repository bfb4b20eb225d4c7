"""Targets are made in bulk, changed with a reason, dropped with a reason."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Sum

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import Post
from tidtam.ground.trail.actions import Line, write_many
from tidtam.kit import calendar, clock, money, thai
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community
from tidtam.work.plan import refusals, rules
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.actions.target_steps import account, held_target, settle, summary, told, trail
from tidtam.work.plan.models import BudgetNode, Target, TargetRevision, WorkItem, WorkLevel

FARTHEST = timedelta(days=5 * 366)
MOST = 10_000_000
LEVELS = {
    WorkLevel.PROVINCE: Level.PROVINCE,
    WorkLevel.DISTRICT: Level.DISTRICT,
    WorkLevel.VILLAGE: Level.VILLAGE,
    WorkLevel.PRODUCER: Level.VILLAGE,
}
FIELDS = ("quantity", "node", "money", "starts_on", "due_on", "responsible", "contractor")


class TargetRow(NamedTuple):
    """A target as it is entered. money: satang for each area, out of the line `node`."""

    quantity: int
    starts_on: date
    due_on: date
    responsible: Post
    money: int = 0
    node: BudgetNode | None = None
    contractor: str = ""


class Made(NamedTuple):
    """there: areas that had the target already and were left as they are."""

    targets: list[Target]
    there: list[Area]


@transaction.atomic
def make_targets(item: WorkItem, areas: Iterable[Area], row: TargetRow, *, by: Actor | None) -> Made:
    """One target for each chosen area, all or none. Of a work of district level one for each district in which they
    lie, however many villages were chosen; money and quantity are those of each target.
    """
    places = _places(item, list(areas))
    there = set(Target.objects.filter(item=item, area__in=places).kept().values_list("area_id", flat=True))
    fresh = [place for place in places if place.pk not in there]
    if not fresh:
        raise refused.TargetThere
    made = [_target(item, place, row) for place in fresh]
    for target in made:
        if by is not None and not by.may("assign", target.area_id):
            raise refused.NotAssigner
        _check(target)
    _check_money(made, by)
    now = clock.now()
    for target in made:
        target.recorded_at = now
    Target.objects.bulk_create(made, batch_size=500)
    TargetRevision.objects.bulk_create([_revision(target, 1, by) for target in made], batch_size=500)
    write_many(by, "plan.make_target", [_line(target) for target in made])
    return Made(made, [place for place in places if place.pk in there])


@transaction.atomic
def change_target(target: Target, row: TargetRow, *, reason: str, by: Actor | None) -> Target:
    """Change quantity, money, days, the responsible post or the contractor; what it asked before stays on record."""
    target = held_target(target)
    if by is not None and not by.may("assign", target.area_id):
        raise refused.NotAssigner
    if target.is_closed:
        raise refused.TargetClosed
    if not thai.clean(reason):
        raise refused.ReasonForChange
    before, spent_on = told(target), target.node_id
    asked_before = target.money
    _fill(target, row)
    after = told(target)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return target
    _check(target)
    if target.spent and (target.money < target.spent or target.node_id != spent_on):
        raise refused.BelowSpent(spent=money.text(target.spent))
    if (target.money, target.node_id) != (asked_before, spent_on):
        _check_money([target], by)
    target.save(update_fields=FIELDS)
    _revise(target, thai.clean(reason), by)
    trail(
        target,
        "change_target",
        by=by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        reason=thai.clean(reason),
    )
    settle(target, by)
    return target


@transaction.atomic
def drop_target(target: Target, *, reason: str, by: Actor | None) -> Target:
    """Close what no longer has to happen; it stays on record, its money is free for others."""
    target = held_target(target)
    if by is not None and not by.may("assign", target.area_id):
        raise refused.NotAssigner
    if target.is_closed:
        raise refused.TargetClosed
    if not thai.clean(reason):
        raise refused.ReasonForChange
    if target.spent:
        raise refused.BelowSpent(spent=money.text(target.spent))
    target.dropped_on = clock.today()
    target.save(update_fields=["dropped_on"])
    _revise(target, thai.clean(reason), by, dropped=True)
    trail(target, "drop_target", by=by, reason=thai.clean(reason))
    return target


def _places(item: WorkItem, chosen: Sequence[Area]) -> list[Area]:
    """The areas of the item's level in which the chosen ones lie, each once."""
    if not chosen:
        raise refused.NoVillage
    digits = int(LEVELS[WorkLevel(item.level)])
    for area in chosen:
        if area.level < digits:
            raise refused.WrongLevel(
                item=str(item), level=str(Level(digits).label), area=area.label or str(area)
            )
    if digits == Level.VILLAGE:
        codes = [area.pk for area in chosen]
        known = set(Community.objects.filter(area__in=codes).values_list("area_id", flat=True))
        stranger = next((area for area in chosen if area.pk not in known), None)
        if stranger is not None:
            raise refused.NotOfProgramme(area=stranger.label)
    codes = sorted({area.pk[:digits] for area in chosen})
    return list(Area.objects.filter(pk__in=codes).order_by("pk"))


def _target(item: WorkItem, place: Area, row: TargetRow) -> Target:
    target = Target(
        item=item,
        area=place,
        needs_photos=item.photos_needed,
        needs_place=item.place_needed,
        needs_confirmers=item.confirmers_needed,
    )
    _fill(target, row)
    return target


def _fill(target: Target, row: TargetRow) -> None:
    for name in FIELDS:
        setattr(target, name, getattr(row, name))
    target.contractor = thai.clean(row.contractor)[:200]


def _check(target: Target) -> None:
    if target.quantity < 1:
        raise refused.QuantityMissing
    if target.quantity > MOST:
        raise refused.QuantityTooLarge(most=f"{MOST:,}")
    if target.due_on < target.starts_on:
        days = [calendar.date_short(day) for day in (target.due_on, target.starts_on)]
        raise refused.DueBeforeStart(due=days[0], start=days[1])
    if target.due_on > target.starts_on + FARTHEST:
        raise refused.DueTooFar
    if target.money < 0:
        raise refused.MoneyBelowNothing
    if target.money and target.node is None:
        raise refused.MoneyWithoutLine


def _check_money(targets: Sequence[Target], by: Actor | None) -> None:
    """The lines, held; what all targets of a line take is no more than it has allocated."""
    nodes = {target.node_id for target in targets if target.node_id is not None}
    held = BudgetNode.objects.select_for_update().filter(pk__in=nodes).order_by("pk")
    for node in held:
        if not rules.may_keep(by, node.province_id):
            raise refusals.NotEntitled
        if node.children.exists():
            raise refusals.HasLinesBelow(line=node.code)
        own = [target for target in targets if target.node_id == node.pk]
        for target in own:
            if node.programme_id != target.item.programme_id or not target.area_id.startswith(node.area_id):
                raise refused.LineOfOther(line=node.code, area=target.area.label)
        others = Target.objects.filter(node=node).kept().exclude(pk__in=[one.pk for one in own if one.pk])
        taken = others.aggregate(sum=Sum("money"))["sum"] or 0
        asked = sum(target.money for target in own)
        over = taken + asked - node.allocated
        if asked and over > 0:
            texts = {"there": node.allocated, "taken": taken, "asked": asked, "missing": over}
            raise refused.OverAllocated(
                line=node.code, **{name: money.text(value) for name, value in texts.items()}
            )


def _revision(target: Target, number: int, by: Actor | None, **more: Any) -> TargetRevision:
    return TargetRevision(
        target=target,
        number=number,
        **{name: getattr(target, name) for name in FIELDS},
        by=account(by),
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
        **more,
    )


def _revise(target: Target, reason: str, by: Actor | None, *, dropped: bool = False) -> None:
    number = target.revisions.count() + 1
    _revision(target, number, by, reason=reason, dropped=dropped).save(force_insert=True)


def _line(target: Target) -> Line:
    return Line(f"plan.target:{target.key}", target.area_id, summary(target), told(target))
