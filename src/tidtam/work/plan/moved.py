"""What of the plan follows an area that gets another code."""

from tidtam.work.plan.models import BudgetNode, Contract, ContractPlace, ContractRules

FOLLOWS = [
    (BudgetNode, "area"),
    (BudgetNode, "province"),
    (Contract, "province"),
    (ContractPlace, "area"),
    (ContractRules, "province"),
]
