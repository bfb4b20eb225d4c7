"""Jobs and uploads for tests."""

from collections.abc import Callable
from typing import Any

from tidtam.ground.jobs import registry
from tidtam.ground.jobs.actions import start
from tidtam.ground.jobs.models import Job, Upload
from tidtam.ground.jobs.registry import JobKind
from tidtam.ground.people.models import User


def make_kind(monkeypatch: Any, work: Callable[..., Any], code: str = "test.work", **fields: Any) -> JobKind:
    """A kind of work that is known until the test ends."""
    registry.kinds()
    kind = JobKind(code, fields.pop("title", "งานทดสอบ"), work, **fields)
    monkeypatch.setitem(registry._kinds, code, kind)
    return kind


def make_job(by: User | None = None, kind: str = "test.work", **fields: Any) -> Job:
    return start(kind, by=by, **fields)


def reread(row: Job | Upload) -> Any:
    """The row as it stands now."""
    return type(row).objects.get(pk=row.pk)
