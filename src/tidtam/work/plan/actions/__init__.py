"""Every change of the plan."""

from tidtam.work.plan.actions.programme import load_programme

__all__ = ["load_programme"]
