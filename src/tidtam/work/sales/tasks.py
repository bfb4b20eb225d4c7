"""The sales' background work."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.work.sales.actions import repair


@job(
    "sales.recount",
    title=_("Nightly recount of the sales totals"),
    daily=time(1, 30),
    priority=-10,
    quiet=True,
)
def recount(job: Running) -> None:
    """Compare every kept total with its facts and set right what is wrong; the trail tells how many were."""
    job.progress(0, 1, str(_("Comparing totals with facts")))
    repair("")
    job.progress(1, 1)
