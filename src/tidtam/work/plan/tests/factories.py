"""The programme for tests."""

from tidtam.work.plan.actions import load_programme
from tidtam.work.plan.models import Programme, WorkItem


def make_programme(fiscal_year: int = 2561) -> Programme:
    return load_programme(fiscal_year, by=None)


def make_item(code: str = "signs") -> WorkItem:
    """A work item of the programme of 2561."""
    return make_programme().items.get(code=code)
