"""Making boxes in the background, and letting go of old ones."""

from datetime import time
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import JobProblem, Running
from tidtam.reporting.box.actions import KIND, drop_old_boxes, finish_box
from tidtam.reporting.box.models import About, Box
from tidtam.reporting.box.refusals import Refused
from tidtam.reporting.box.scope import Scope
from tidtam.work.plan.models import BudgetNode


@job(KIND, title=_("Auditor's box"))
def make(job: Running) -> None:
    """Safe to run twice: a box that has its head is left as it is."""
    box = Box.objects.get(key=UUID(job.payload["box"]))
    job.link = reverse("box:box", args=[box.key])
    note = str(_("Putting files into the box"))
    job.progress(0, 1, str(_("Reading the records")))
    try:
        finish_box(box, scope_of(box), progress=lambda done, whole: job.progress(done, whole, note))
    except Refused as refused:
        raise JobProblem(" ".join(refused.messages)) from refused


@job("box.drop", title=_("Files of old boxes let go"), daily=time(3, 10), priority=-10, quiet=True)
def drop(job: Running) -> None:
    job.progress(0, 1, str(_("Looking for old boxes")))
    drop_old_boxes()
    job.progress(1, 1)


def scope_of(box: Box) -> Scope:
    if box.about == About.PROJECT:
        node = BudgetNode.objects.select_related("area").get(key=UUID(box.subject))
        return Scope(node.area, node)
    return Scope(Area.objects.get(code=box.subject))
