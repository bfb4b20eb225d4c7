"""The plan: the programme of a fiscal year, its work items, its money and its contracts."""

from tidtam.work.plan.models.budget import (
    BudgetEntry,
    BudgetNode,
    BudgetPaper,
    EntryKind,
    Part,
    Rung,
)
from tidtam.work.plan.models.programme import Programme, WorkItem, WorkLevel

__all__ = [
    "BudgetEntry",
    "BudgetNode",
    "BudgetPaper",
    "EntryKind",
    "Part",
    "Programme",
    "Rung",
    "WorkItem",
    "WorkLevel",
]
