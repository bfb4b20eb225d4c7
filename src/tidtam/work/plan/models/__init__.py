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
from tidtam.work.plan.models.escalation import EscalationLevel, EscalationStep
from tidtam.work.plan.models.programme import Programme, WorkItem, WorkLevel
from tidtam.work.plan.models.progress import (
    Confirmation,
    How,
    Place,
    Progress,
    TargetPayment,
    TargetPhoto,
    Verdict,
)
from tidtam.work.plan.models.targets import Target, TargetRevision, WorkStep
from tidtam.work.plan.models.watch import PlanRules

__all__ = [
    "Acceptance",
    "BillItem",
    "BudgetEntry",
    "BudgetNode",
    "BudgetPaper",
    "Confirmation",
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
    "EscalationLevel",
    "EscalationStep",
    "FineBase",
    "How",
    "Inspector",
    "Instalment",
    "PaperKind",
    "Part",
    "Place",
    "PlanRules",
    "Programme",
    "Progress",
    "Result",
    "Rung",
    "Target",
    "TargetPayment",
    "TargetPhoto",
    "TargetRevision",
    "Verdict",
    "WorkItem",
    "WorkLevel",
    "WorkStep",
]
