"""Links by which somebody without an account reports one month of one producer."""

from django.db import models

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.secret_links import SecretLink
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.models.reports import Report


class ReportLinkSet(AreaQuerySet["ReportLink"]):
    area_path = "producer__area_id"


class ReportLink(SecretLink):
    """A link or QR that opens one producer's report of one month, until it expires or is closed.

    report: what came of it; until an officer has checked it the link opens it again.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+")
    month = models.DateField()
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="links")

    objects = ReportLinkSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["producer", "month"], name="report_link_producer")]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.month}"
