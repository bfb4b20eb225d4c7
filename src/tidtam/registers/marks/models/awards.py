"""Permission to use a mark, a star, a grade: between dates, revocable, under one version."""

import uuid

from django.db import models
from django.db.models import F, Q

from tidtam.kit.access import AreaQuerySet
from tidtam.registers.marks.models.assessments import Assessment
from tidtam.registers.marks.models.schemes import Level, Version
from tidtam.registers.producers.models import Product


class AwardSet(AreaQuerySet["Award"]):
    area_path = "product__producer__area_id"


class Award(models.Model):
    """Permission to use a mark (การอนุญาตให้ใช้เครื่องหมาย).

    version: that of the level, repeated so that a certificate's number stands once in it. key: the address of the
    public page behind the certificate's QR. body, meeting: the committee that decided and its reference.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="awards")
    version = models.ForeignKey(Version, models.PROTECT, related_name="awards")
    level = models.ForeignKey(Level, models.PROTECT, related_name="awards")
    assessment = models.OneToOneField(Assessment, models.PROTECT, null=True, blank=True, related_name="award")
    certificate_no = models.CharField(max_length=40, blank=True)
    requested_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    body = models.CharField(max_length=200, blank=True)
    meeting = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()

    objects = AwardSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "certificate_no"],
                condition=~Q(certificate_no=""),
                name="award_certificate_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="award_dates",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | ~Q(revoked_reason=""), name="award_revoked_by_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["product", "valid_from"], name="award_product_from"),
            models.Index(fields=["valid_until"], name="award_valid_until"),
        ]

    def __str__(self) -> str:
        return f"{self.level_id} {self.product_id} {self.valid_from}"
