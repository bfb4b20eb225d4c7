"""The plan: the programme of a fiscal year, its work items, its money and its contracts."""

from tidtam.work.plan.models.budget import (
    BudgetEntry,
    BudgetNode,
    BudgetPaper,
    EntryKind,
    Part,
    Rung,
)
from tidtam.work.plan.models.contracts import (
    BillItem,
    Contract,
    ContractMethod,
    ContractorKind,
    ContractPlace,
    ContractRules,
    FineBase,
    Instalment,
)
from tidtam.work.plan.models.deliveries import (
    Acceptance,
    ContractChange,
    ContractEntry,
    ContractPaper,
    Delivery,
    DeliveryStrike,
    Inspector,
    PaperKind,
    Result,
)
from tidtam.work.plan.models.programme import Programme, WorkItem, WorkLevel

__all__ = [
    "Acceptance",
    "BillItem",
    "BudgetEntry",
    "BudgetNode",
    "BudgetPaper",
    "Contract",
    "ContractChange",
    "ContractEntry",
    "ContractMethod",
    "ContractPaper",
    "ContractPlace",
    "ContractRules",
    "ContractorKind",
    "Delivery",
    "DeliveryStrike",
    "EntryKind",
    "FineBase",
    "Inspector",
    "Instalment",
    "PaperKind",
    "Part",
    "Programme",
    "Result",
    "Rung",
    "WorkItem",
    "WorkLevel",
]
