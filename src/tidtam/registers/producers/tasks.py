"""The register's background work."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.registers.producers.actions.entry_links import clear_stale
from tidtam.registers.producers.actions.rounds import lapse_due


@job(
    "producers.clear_entries",
    title=_("Own entries that are over cleared"),
    daily=time(2, 10),
    priority=-10,
    quiet=True,
)
def clear_entries(job: Running) -> None:
    """Drop what was typed behind links that are over, and what the office has received since."""
    job.progress(0, 1, str(_("Looking for entries that are over")))
    clear_stale()
    job.progress(1, 1)


@job(
    "producers.lapse",
    title=_("Nightly lapsing of registration rounds"),
    daily=time(0, 15),
    priority=-10,
    quiet=True,
)
def lapse(job: Running) -> None:
    """End the registrations of rounds whose day has come; the trail tells how many."""
    job.progress(0, 1)
    lapse_due()
    job.progress(1, 1)
