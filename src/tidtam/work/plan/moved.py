"""What of the plan follows an area that gets another code."""

from tidtam.work.plan.models import BudgetNode

FOLLOWS = [(BudgetNode, "area"), (BudgetNode, "province")]
