"""The sales' background work."""

from datetime import date, time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.work.sales.actions import repair, settle
from tidtam.work.sales.actions.links import clear_typed
from tidtam.work.sales.actions.reminders import KIND, send_reminders


@job(
    "sales.recount",
    title=_("Nightly recount of the sales totals"),
    daily=time(1, 30),
    priority=-10,
    quiet=True,
)
def recount(job: Running) -> None:
    """Sum the changes by when they came; compare every kept total with its facts and set right what is wrong.

    The trail tells how many were. It goes province by province: what was set right stays so when the work is
    stopped in between.
    """
    settle()
    note = str(_("Comparing totals with facts"))
    repair("", progress=lambda done, provinces: job.progress(done, provinces, note))


@job("sales.settle", title=_("Changes of the sales summed by when they came"), priority=-10, quiet=True)
def settle_changes(job: Running) -> None:
    """After very many changes at once, so that what was known before is not read row by row until the night."""
    job.progress(0, 1, str(_("Summing changes")))
    settle()
    job.progress(1, 1)


@job(
    "sales.clear_links",
    title=_("What was typed behind links for reporting that are over cleared"),
    daily=time(2, 15),
    priority=-10,
    quiet=True,
)
def clear_links(job: Running) -> None:
    """Drop what was typed behind links that are over, and of reports that the office has checked."""
    job.progress(0, 1, str(_("Looking for links that are over")))
    clear_typed()
    job.progress(1, 1)


@job(KIND, title=_("Reminders of sales reports"))
def remind(job: Running) -> None:
    """Mail those whose reports are missing; an address that has had its mail of the day gets no second one."""
    given = job.payload
    month, day = date.fromisoformat(given["month"]), date.fromisoformat(given["day"])
    note = str(_("Putting reminders into the outbox"))
    said = lambda done, whole: job.progress(done, whole, note)  # noqa: E731
    send_reminders(given["area"], month, day, said, site=given.get("site", ""))
