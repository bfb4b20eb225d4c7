"""What the public is shown: since when and by whose word, and what is said that an officer reads first."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models.producer import OwnedSet, Producer
from tidtam.registers.producers.models.product import Product


class Showing(models.Model):
    """That a producer is shown to the public, from one moment to another; kept for proof.

    how: the way in which the producer agreed (the group's resolution, the signed form, its own account).
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="showings")
    since = models.DateTimeField()
    how = models.CharField(max_length=200)
    by_label = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    until_how = models.CharField(max_length=200, blank=True)
    until_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["producer"], condition=Q(until__isnull=True), name="showing_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="showing_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.since}"


class ClaimWord(models.Model):
    """A word by which a text may claim to heal; where it stands an officer reads the text before the public does.

    name_th, name_en, aliases: the ways in which it is written. unless: phrases in which it says nothing of health
    (เก็บรักษา is to store).
    """

    code = CodeField(max_length=30, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    aliases = models.JSONField(default=list)
    unless = models.JSONField(default=list)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class Told(models.TextChoices):
    """The texts that are looked through."""

    NAME_TH = "name_th", _("Name in Thai")
    NAME_EN = "name_en", _("Name in English")
    STORY_TH = "story_th", _("Story in Thai")
    STORY_EN = "story_en", _("Story in English")


NAMES = (Told.NAME_TH, Told.NAME_EN)


class ClaimSet(OwnedSet["Claim"]):
    area_path = "producer__area_id"

    def waiting(self) -> "ClaimSet":
        """Those that nobody has looked at yet."""
        return self.filter(reviewed_at=None)

    def closed(self) -> "ClaimSet":
        """Those whose text may not be shown: nobody has looked at it yet, or an officer refused it."""
        return self.exclude(allowed=True)


class Claim(models.Model):
    """A text of a producer or of one of its products in which words of health stand.

    digest: of exactly that text, so that another one waits again. words: those found. allowed: what the officer
    decided, None while it waits.
    """

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="claims")
    product = models.ForeignKey(Product, models.CASCADE, null=True, blank=True, related_name="claims")
    field = models.CharField(max_length=10, choices=Told.choices)
    digest = CodeField(max_length=64)
    words = models.JSONField(default=list)
    found_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    allowed = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    by_label = models.CharField(max_length=200, blank=True)

    objects = ClaimSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "field"], condition=Q(product__isnull=False), name="claim_of_product_once"
            ),
            models.UniqueConstraint(
                fields=["producer", "field"], condition=Q(product__isnull=True), name="claim_of_producer_once"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, allowed__isnull=True)
                | Q(reviewed_at__isnull=False, allowed__isnull=False),
                name="claim_reviewed_whole",
            ),
        ]
        indexes = [models.Index(fields=["found_at"], name="claim_waiting", condition=Q(reviewed_at=None))]

    def __str__(self) -> str:
        return f"{self.product_id or self.producer_id} {self.field}"

    @property
    def text(self) -> str:
        """As it stands now, which need not be what was found."""
        return str(getattr(self.product or self.producer, self.field))
