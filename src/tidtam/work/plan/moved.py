"""What of the plan follows an area that gets another code."""

from tidtam.work.plan.models import BudgetNode, Contract, ContractPlace, ContractRules, PlanRules, Target

FOLLOWS = [
    (BudgetNode, "area"),
    (BudgetNode, "province"),
    (Contract, "province"),
    (ContractPlace, "area"),
    (ContractRules, "province"),
    (PlanRules, "province"),
    (Target, "area"),
]
