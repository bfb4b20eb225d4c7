"""The field app's background work."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.faces.field.actions import sweep
from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running


@job(
    "field.sweep",
    title=_("Photos that phones began to send long ago cleared"),
    daily=time(2, 45),
    priority=-10,
    quiet=True,
)
def clear(job: Running) -> None:
    """Drop pieces of photos that never became whole."""
    job.progress(0, 1)
    sweep()
    job.progress(1, 1)
