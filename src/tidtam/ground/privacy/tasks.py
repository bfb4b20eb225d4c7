"""The nightly look at what is kept too long."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.ground.privacy.actions import erase_over


@job(
    "privacy.retention",
    title=_("Nightly erasure of data kept long enough"),
    daily=time(2, 30),
    priority=-10,
    quiet=True,
)
def erase_kept_long_enough(job: Running) -> None:
    """What the automatic rules no longer keep; the others are dues of the officers."""
    erase_over(job.progress)
