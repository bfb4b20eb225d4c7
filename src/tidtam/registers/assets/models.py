"""Assets built with public money: what stands where, who answers for it, and how it was found when looked at."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor


class Listed(models.Model):
    """A word of a list that is data, in its order."""

    code = models.SlugField(max_length=40, unique=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "th").startswith("en") else self.name_th


class AssetKind(Listed):
    """What an asset is: information centre, direction sign, check-in landmark, facility."""


class Condition(Listed):
    """One step of the ladder of conditions, the best first. is_broken: the asset needs something done."""

    is_broken = models.BooleanField(default=False)


class LandOwner(models.TextChoices):
    TEMPLE = "temple", _("Temple")
    COMMON = "common", _("Public land in common use")
    STATE = "state", _("State property")
    PRIVATE = "private", _("Private owner")


class Asset(models.Model):
    """One thing that was built (ศูนย์บริการข้อมูล ป้าย จุดเช็กอิน สิ่งอำนวยความสะดวก).

    cost: satang. money_source, contract: as the papers say. fiscal_year: of the budget, Christian.
    latitude, longitude: WGS 84 degrees. register_number: เลขทะเบียนทรัพย์สิน. handed_to: the office or group that
    has it now. upkeep: who pays for keeping it; "" is owed. inspect_months: every so many months it is looked at,
    for inspect_years after the budget year. version: counts the changes, so that two people's do not meet silently.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.ForeignKey(AssetKind, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=400)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    money_source = models.CharField(max_length=200, blank=True)
    contract = models.CharField(max_length=120, blank=True)
    fiscal_year = models.PositiveSmallIntegerField()
    land_owner = models.CharField(max_length=10, choices=LandOwner.choices)
    consent_number = models.CharField(max_length=120, blank=True)
    consent = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    register_number = models.CharField(max_length=120, blank=True)
    handed_to = models.CharField(max_length=200, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    upkeep = models.CharField(max_length=200, blank=True)
    warranty_until = models.DateField(null=True, blank=True)
    inspect_months = models.PositiveSmallIntegerField(default=6)
    inspect_years = models.PositiveSmallIntegerField(default=5)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    objects = AreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="asset_cost"),
            models.CheckConstraint(
                condition=Q(inspect_months__gte=1, inspect_months__lte=60, inspect_years__lte=30),
                name="asset_inspected_sensibly",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="asset_point_whole",
            ),
            models.UniqueConstraint(
                fields=["register_number"], condition=~Q(register_number=""), name="asset_register_number"
            ),
        ]
        indexes = [models.Index(fields=["area", "kind"], name="asset_area_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> tuple[float, float] | None:
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)

    @property
    def has_consent(self) -> bool:
        """Whether the owner of the land has agreed on paper: its number or the paper itself is here."""
        return bool(self.consent_number) or self.consent_id is not None


class Inspection(models.Model):
    """How an asset was found on one day; appended, never changed. by_label: post and name as the trail says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="inspections")
    inspected_on = models.DateField()
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-inspected_on", "-recorded_at"]
        indexes = [models.Index(fields=["asset", "-inspected_on"], name="inspection_asset_on")]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.inspected_on}"


class AssetPhotoSet(models.QuerySet["AssetPhoto"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the asset may see its pictures."""
        return self.filter(asset__in=Asset.objects.open_to(actor, verb).values("pk"))


class AssetPhoto(models.Model):
    """A picture of an asset, of an inspection where it was taken then. key: what stands in its address."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="photos")
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, blank=True, related_name="photos")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    objects = AssetPhotoSet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.key)
