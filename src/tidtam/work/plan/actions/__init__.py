"""Every change of the plan."""

from tidtam.work.plan.actions.budget import NodeRow, add_node, change_node, remove_node
from tidtam.work.plan.actions.entries import (
    EntryRow,
    TransferRow,
    add_paper,
    record_entry,
    reverse_entry,
    transfer,
)
from tidtam.work.plan.actions.programme import load_programme

__all__ = [
    "EntryRow",
    "NodeRow",
    "TransferRow",
    "add_node",
    "add_paper",
    "change_node",
    "load_programme",
    "record_entry",
    "remove_node",
    "reverse_entry",
    "transfer",
]
