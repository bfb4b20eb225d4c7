"""Files, kept by what is in them; who may read one, the record that owns it says."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is taken and kept, by media type."""

    PDF = "application/pdf", _("PDF")
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Spreadsheet")
    XLS = "application/vnd.ms-excel", _("Spreadsheet (old Excel)")
    ODS = "application/vnd.oasis.opendocument.spreadsheet", _("Spreadsheet (OpenDocument)")
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word")
    CSV = "text/csv", _("CSV")
    JPEG = "image/jpeg", _("Picture")
    PNG = "image/png", _("Drawing")
    HTML = "text/html", _("Web page")
    JSON = "application/json", _("JSON")
    ZIP = "application/zip", _("Archive")
    CALENDAR = "text/calendar", _("Calendar entry")


class File(models.Model):
    """One stored file. Rows with the same content share their bytes on disk.

    sha256: of what is kept and served; original_sha256: of what came in, which for pictures is not kept.
    width, height: pixels, of pictures. taken_at, latitude and longitude (WGS 84 degrees): what the camera
    said, read before it was removed from the picture.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64)
    original_sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100, choices=Kind.choices)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="file_point_whole",
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="file_sha256")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.kind == Kind.JPEG


class Look(models.Model):
    """What a picture is compared by, kept by its content; see `alike`."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    look = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256
