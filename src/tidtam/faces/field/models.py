"""Photos on their way from a phone: in pieces, until all of them are here."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tidtam.ground.files.models import File
from tidtam.kit.fields import CodeField


class Parcel(models.Model):
    """One photo as the phone announced it. id: made on the phone; sha256: of the bytes that it will send;
    original_sha256: of the photo before the phone made it smaller; file: once it is whole and kept.
    """

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sha256 = CodeField(max_length=64)
    original_sha256 = CodeField(max_length=64, blank=True)
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received__lte=F("size")) & Q(size__gt=0), name="parcel_not_over_its_size"
            )
        ]
        indexes = [models.Index(fields=["begun_at"], name="parcel_begun")]

    def __str__(self) -> str:
        return f"{self.received}/{self.size}"


class Piece(models.Model):
    """Some bytes of a photo, from `offset` on; gone once the photo is whole."""

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="pieces")
    offset = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parcel", "offset"], name="piece_once")]

    def __str__(self) -> str:
        return f"{self.parcel_id} {self.offset}"
