"""Information centres (ศูนย์บริการข้อมูลท่องเที่ยว): when they are open, what they hold, who came.

The building is an asset, with its place, its cost and its inspections; a centre is what happens in it.
"""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.hours import Hours
from tidtam.kit.told import told
from tidtam.registers.assets.models import Asset

KINDS = ("district_centre", "village_centre")


class Standing(models.TextChoices):
    """Whether the centre works: buildings that were paid for and never opened stand in the audits."""

    NEVER = "never", _("Never opened")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed for the time being")


class CentreSet(AreaQuerySet["Centre"]):
    area_path = "asset__area_id"

    def published(self) -> Self:
        """Those that visitors are told of: open, and shown by whoever answers for them."""
        return self.filter(shown=True, standing=Standing.OPEN)


class Centre(models.Model):
    """What happens in an asset that is a centre.

    place: where in the building or street. staff: which posts or groups keep it, no names. hours: see `kit.hours`.
    phone: of the office, no person's. shown: whether visitors are told of it.
    """

    asset = models.OneToOneField(Asset, models.PROTECT, related_name="centre")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.NEVER)
    opened_on = models.DateField(null=True, blank=True)
    why_closed = models.CharField(max_length=300, blank=True)
    place_th = models.CharField(max_length=300, blank=True)
    place_en = models.CharField(max_length=300, blank=True)
    hours = models.JSONField(default=dict, blank=True)
    staff = models.CharField(max_length=300, blank=True)
    equipment = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    shown = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CentreSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(standing=Standing.CLOSED) | ~Q(why_closed=""), name="centre_closed_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.OPEN) | Q(opened_on__isnull=False),
                name="centre_opened_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.asset.name

    @property
    def place(self) -> str:
        return told(self.place_th, self.place_en)

    @property
    def opening(self) -> Hours:
        return Hours.from_json(self.hours)


class OfCentreSet(models.QuerySet["Tally"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """With the centre."""
        return self.filter(centre__in=Centre.objects.open_to(actor, verb).values("pk"))


class Tally(models.Model):
    """People who came in, counted at the door; below zero corrects a slip.

    id is made on the phone: sent twice it counts once. A day's visitors are the sum of its tallies.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="tallies")
    on = models.DateField()
    people = models.SmallIntegerField()
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    objects = OfCentreSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["centre", "on"], name="tally_centre_on")]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__range=(-500, 500)) & ~Q(people=0), name="tally_of_some"
            )
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.on} {self.people}"


class StockMove(models.Model):
    """Brochures that came or were given out; what is there is the sum. what: as it is printed on them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="stock_moves")
    on = models.DateField()
    what = models.CharField(max_length=200)
    change = models.IntegerField()
    note = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "on"], name="stock_move_centre_on")]
        constraints = [models.CheckConstraint(condition=~Q(change=0), name="stock_move_of_some")]

    def __str__(self) -> str:
        return f"{self.what} {self.change:+}"
