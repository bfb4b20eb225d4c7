"""Follow-up's background work."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.work.followup.actions.comparing import KIND, compare


@job(KIND, title=_("Pictures held against one another"), daily=time(1, 20), priority=-5, quiet=True)
def compare_pictures(job: Running) -> None:
    """What came since the last time, and at night what was left over."""
    job.progress(0, 1)
    compare(job.progress)
    job.progress(1, 1)
