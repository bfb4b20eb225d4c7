"""Which part of a disbursement was for which target, so that money stands beside the work that it paid."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Sum

from tidtam.kit import money
from tidtam.kit.actor import Actor
from tidtam.work.plan import refusals, rules
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.actions.budget import held
from tidtam.work.plan.actions.target_steps import held_target, trail
from tidtam.work.plan.models import BudgetEntry, EntryKind, Target, TargetPayment


class PaidFor(NamedTuple):
    """amount: satang."""

    target: Target
    amount: int


@transaction.atomic
def share_payment(entry: BudgetEntry, parts: Sequence[PaidFor], *, by: Actor | None) -> list[TargetPayment]:
    """Say for which targets a disbursement was; no more than the entry is of, nor than a target has left."""
    node = held(entry.node)
    if not rules.may_keep(by, node.province_id):
        raise refusals.NotEntitled
    if not _stands(entry):
        raise refused.NotADisbursement
    asked = sum(part.amount for part in parts)
    there = entry.amount - (entry.shares.aggregate(sum=Sum("amount"))["sum"] or 0)
    if any(part.amount <= 0 for part in parts):
        raise refusals.AmountMissing
    if asked > there:
        texts = {"there": there, "asked": asked, "missing": asked - there}
        raise refused.OverEntry(**{name: money.text(value) for name, value in texts.items()})
    return [_pay(entry, part, by) for part in sorted(parts, key=lambda part: part.target.pk)]


def take_shares_back(entry: BudgetEntry, back: BudgetEntry, *, by: Actor | None) -> None:
    """What an entry paid is taken back with it; called when the entry is reversed."""
    for share in entry.shares.select_related("target").order_by("target_id"):
        _write(held_target(share.target), back, -share.amount, by)


def _stands(entry: BudgetEntry) -> bool:
    if entry.kind != EntryKind.DISBURSE or entry.amount <= 0 or entry.reverses_id is not None:
        return False
    return not BudgetEntry.objects.filter(reverses=entry).exists()


def _pay(entry: BudgetEntry, part: PaidFor, by: Actor | None) -> TargetPayment:
    target = held_target(part.target)
    if target.node_id != entry.node_id:
        raise refused.OtherLine
    left = target.money - target.spent
    if part.amount > left:
        texts = {"there": left, "asked": part.amount, "missing": part.amount - left}
        raise refused.OverTarget(**{name: money.text(value) for name, value in texts.items()})
    return _write(target, entry, part.amount, by)


def _write(target: Target, entry: BudgetEntry, amount: int, by: Actor | None) -> TargetPayment:
    paid = TargetPayment.objects.create(target=target, entry=entry, amount=amount, dated_on=entry.dated_on)
    target.spent += amount
    target.save(update_fields=["spent"])
    trail(target, "pay_target", by=by, amount=money.text(amount), document=entry.document)
    return paid
