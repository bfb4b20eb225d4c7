"""Links by which somebody without an account reports one month of one producer."""

from django.db import models

from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.models.reports import Report


class ReportLinkSet(AreaQuerySet["ReportLink"]):
    area_path = "producer__area_id"


class ReportLink(models.Model):
    """A link or QR that opens one producer's report of one month, until it expires or is closed.

    token_print: the hash of the token, which itself is only in the link. payload: what was typed so far, as
    typed. report: what came of it; until an officer has checked it the link opens it again.
    """

    token_print = CodeField(max_length=64, unique=True)
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+")
    month = models.DateField()
    payload = models.JSONField(default=dict)
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="links")
    by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReportLinkSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["producer", "month"], name="report_link_producer")]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.month}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.expires_at > clock.now()
