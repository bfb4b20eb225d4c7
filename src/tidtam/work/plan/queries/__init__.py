"""What groups or joins in the plan."""

from tidtam.work.plan.queries.programme import items_of, programme_of, programmes

__all__ = ["items_of", "programme_of", "programmes"]
