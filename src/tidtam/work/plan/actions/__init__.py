"""Every change of the plan."""

from tidtam.work.plan.actions.budget import NodeRow, add_node, change_node, remove_node
from tidtam.work.plan.actions.confirming import confirm_target
from tidtam.work.plan.actions.entries import (
    EntryRow,
    TransferRow,
    add_paper,
    record_entry,
    reverse_entry,
    transfer,
)
from tidtam.work.plan.actions.payments import PaidFor, share_payment
from tidtam.work.plan.actions.programme import load_programme
from tidtam.work.plan.actions.progress import ProgressRow, report_progress
from tidtam.work.plan.actions.targets import Made, TargetRow, change_target, drop_target, make_targets

__all__ = [
    "EntryRow",
    "Made",
    "NodeRow",
    "PaidFor",
    "ProgressRow",
    "TargetRow",
    "TransferRow",
    "add_node",
    "add_paper",
    "change_node",
    "change_target",
    "confirm_target",
    "drop_target",
    "load_programme",
    "make_targets",
    "record_entry",
    "remove_node",
    "report_progress",
    "reverse_entry",
    "share_payment",
    "transfer",
]
