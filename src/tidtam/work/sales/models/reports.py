"""One producer's report of one month, and its way from state to state."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import PastSet
from tidtam.registers.producers.models import Producer


class ReportState(models.TextChoices):
    """draft counts nowhere; submitted, checked and returned are provisional; approved and locked are official."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    CHECKED = "checked", _("Checked")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    LOCKED = "locked", _("Locked")


OFFICIAL = frozenset({ReportState.APPROVED, ReportState.LOCKED})


class Standing(models.IntegerChoices):
    """How a fact counts: not at all, in the totals, or in the official ones as well."""

    DRAFT = 0, _("Draft")
    PROVISIONAL = 1, _("Provisional")
    OFFICIAL = 2, _("Official")


def standing_of(state: str) -> Standing:
    """How the facts of a report in this state count."""
    if state == ReportState.DRAFT:
        return Standing.DRAFT
    return Standing.OFFICIAL if state in OFFICIAL else Standing.PROVISIONAL


class ReportSource(models.TextChoices):
    SELF = "self", _("Own statement")
    RECEIPTS = "receipts", _("Receipts")
    ESTIMATE = "estimate", _("Estimate")


class ReportSet(PastSet["Report"]):
    area_path = "area_id"


class Report(models.Model):
    """One producer's report of one month. nil: "nothing sold", which is not the same as no report.

    area: where the producer was when it reported; its sales count there. baht: satang of all its facts, drafts
    too. recorded_by: who entered it; informant: who told, where somebody entered it for another.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="reports", db_index=False)
    month = models.DateField()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=ReportState.choices)
    source = models.CharField(max_length=10, choices=ReportSource.choices)
    nil = models.BooleanField(default=False)
    baht = models.BigIntegerField(default=0)
    first_recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200, blank=True)
    informant = models.CharField(max_length=200, blank=True)

    objects = ReportSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["producer", "month"], name="report_once_per_month")]
        indexes = [
            models.Index(fields=["month", "area", "first_recorded_at"], name="report_month_area"),
            models.Index(fields=["area", "month", "producer", "baht"], name="report_area_month"),
            models.Index(fields=["month", "state", "area"], name="report_month_state"),
        ]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.month}"


class ReportStep(models.Model):
    """A report's way from state to state, appended: who, when, why; before: "" at its beginning."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="steps")
    before = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, choices=ReportState.choices)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="report_step_at")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.state}"
