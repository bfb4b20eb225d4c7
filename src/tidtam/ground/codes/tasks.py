"""The room's background work."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.codes import scans
from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running


@job("codes.fold", title=_("Openings of codes counted"), daily=time(0, 5), priority=-10, quiet=True)
def fold(job: Running) -> None:
    """What the day before left waiting, where nobody looked at the list."""
    job.progress(0, 1)
    scans.fold()
    job.progress(1, 1)
