"""Codes that stand on paper for years, and how often each was opened."""

from django.db import models

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class CodeSet(AreaQuerySet["Code"]):
    area_path = "area_id"


class Code(models.Model):
    """What a printed QR leads to, for good: the code stays when the address of its page changes.

    id: see `ids`. subject: as the trail names it ("producers.product:12"), one code for each. area: where it belongs
    and where a reader is led when it is shown no more. label: what it was called when the code was made, for officers.
    """

    id = CodeField(max_length=12, primary_key=True)
    subject = CodeField(max_length=80, unique=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    label = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    objects = CodeSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["area", "made_at"], name="code_area_made")]

    def __str__(self) -> str:
        return self.id

    @property
    def kind(self) -> str:
        """room.model of what it leads to."""
        return self.subject.partition(":")[0]


class Scan(models.Model):
    """How often a code was opened on one day in Bangkok; nothing is kept of who opened it."""

    code = models.ForeignKey(Code, models.CASCADE, related_name="scans")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "day"], name="scan_once_a_day")]
        indexes = [models.Index(fields=["day"], name="scan_day")]

    def __str__(self) -> str:
        return f"{self.code_id} {self.day} {self.count}"


class Folded(models.Model):
    """A file of scans that stands in the counts; written with them, so that none is counted twice."""

    name = CodeField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
