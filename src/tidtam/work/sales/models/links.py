"""Links by which somebody without an account reports a month: of one producer, or of a village row by row."""

from django.db import models

from tidtam.ground.areas.models import Area
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

    @property
    def at(self) -> str:
        """The code of the area whose officers may deal with it."""
        return self.producer.area_id

    @property
    def called(self) -> str:
        return self.producer.called


class SheetLinkSet(AreaQuerySet["SheetLink"]):
    area_path = "area_id"


class SheetLink(SecretLink):
    """A link or QR by which one person, such as a village's head, reports a month of several producers, one sum each.

    area: the subdistrict or village in which they are; told_by: who fills it in, as the reports name them.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    month = models.DateField()
    told_by = models.CharField(max_length=200)

    objects = SheetLinkSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["area", "month"], name="sheet_link_area")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.month}"

    @property
    def at(self) -> str:
        """The code of the area whose officers may deal with it."""
        return self.area_id

    @property
    def called(self) -> str:
        return self.told_by


class SheetRow(models.Model):
    """A producer that may be reported by a sheet's link. What the link sent, until it is taken back: report, when,
    satang; 0 where nothing was sold."""

    link = models.ForeignKey(SheetLink, models.PROTECT, related_name="rows")
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+", db_index=False)
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="sheet_rows")
    baht = models.BigIntegerField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["producer", "link"], name="sheet_row_once"),
            models.CheckConstraint(
                condition=models.Q(report=None, baht=None, sent_at=None)
                | models.Q(report__isnull=False, baht__isnull=False, sent_at__isnull=False),
                name="sheet_row_sent_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link_id} {self.producer_id}"
