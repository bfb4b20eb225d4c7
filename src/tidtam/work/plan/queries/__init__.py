"""What groups or joins in the plan."""

from tidtam.work.plan.queries.budget import Line, Sums, Tree, provinces_with_budget, tree
from tidtam.work.plan.queries.programme import items_of, programme_of, programmes

__all__ = [
    "Line",
    "Sums",
    "Tree",
    "items_of",
    "programme_of",
    "programmes",
    "provinces_with_budget",
    "tree",
]
