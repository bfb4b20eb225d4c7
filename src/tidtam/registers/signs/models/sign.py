"""One sign at one place: where it stands, whose road it is, who permitted it, how far it has come."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.registers.assets.models import Asset
from tidtam.registers.signs.models.words import OPEN, STANDING, Owner, Permission, Point, State, point_of


class SignSet(AreaQuerySet["Sign"]):
    def standing(self) -> Self:
        """Those that can be read at the road now."""
        return self.filter(state__in=STANDING)


class Sign(models.Model):
    """One sign at one place.

    number: of the office, once in the country of this installation. name: where it stands, as people say it.
    latitude, longitude: WGS 84, where it stands; read_*: from where it is read; junction_*: where the traveller turns.
    asset: the same thing on the register of assets, where it was paid for with public money. permission_until: None
    where the permission does not end. version: counts the changes, so that two people's do not meet silently.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = CodeField(max_length=30, unique=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    read_latitude = models.FloatField(null=True, blank=True)
    read_longitude = models.FloatField(null=True, blank=True)
    junction_latitude = models.FloatField(null=True, blank=True)
    junction_longitude = models.FloatField(null=True, blank=True)
    road_owner = models.CharField(max_length=6, choices=Owner.choices)
    road_number = models.CharField(max_length=30, blank=True)
    permission = models.CharField(
        max_length=8, choices=Permission.choices, blank=True, default=Permission.NOT_ASKED
    )
    permission_number = models.CharField(max_length=120, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    permission_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    state_on = models.DateField()
    asset = models.OneToOneField(Asset, models.PROTECT, null=True, blank=True, related_name="sign")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    sort_key = CodeField(max_length=400)
    search_text = models.CharField(max_length=1000)

    objects = SignSet.as_manager()

    class Meta:
        constraints = [
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{lat}__isnull": True, f"{lon}__isnull": True})
                    | Q(**{f"{lat}__range": (-90, 90), f"{lon}__range": (-180, 180)}),
                    name=f"sign_{name}_whole",
                )
                for name, lat, lon in (
                    ("point", "latitude", "longitude"),
                    ("read_from", "read_latitude", "read_longitude"),
                    ("junction", "junction_latitude", "junction_longitude"),
                )
            ),
            models.CheckConstraint(
                condition=~Q(permission=Permission.GRANTED) | Q(granted_on__isnull=False),
                name="sign_granted_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="sign_has_number"),
        ]
        indexes = [
            models.Index(fields=["area", "number"], name="sign_area_number"),
            models.Index(fields=["state", "area"], name="sign_state_area"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def point(self) -> Point | None:
        """Latitude and longitude of where it stands."""
        return point_of(self.latitude, self.longitude)

    @property
    def read_from(self) -> Point | None:
        return point_of(self.read_latitude, self.read_longitude)

    @property
    def junction(self) -> Point | None:
        return point_of(self.junction_latitude, self.junction_longitude)

    @property
    def may_be_drawn(self) -> bool:
        """Whether its panels may still be changed."""
        return self.state in OPEN
