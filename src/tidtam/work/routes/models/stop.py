"""Where a route stops. How far it is from one stop to the next is computed, unless somebody says why it is not so."""

from django.db import models
from django.db.models import Q

from tidtam.kit.told import told
from tidtam.registers.centres.models import Centre
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.work.routes.models.route import Route

MOST_STAY = 24 * 60

_NONE = {"page__isnull": True, "offer__isnull": True, "centre__isnull": True}


class Stop(models.Model):
    """One stop of a day: a village, what it offers, a centre, or another place by its name and position.

    page, offer: the records themselves, never a draft. day, order: from 1. stay: minutes. earliest: nobody is
    received before. leg_minutes: the way to this stop, where the computed one is not so, with leg_reason.
    """

    route = models.ForeignKey(Route, models.CASCADE, related_name="stops")
    day = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField()
    page = models.ForeignKey(VillagePage, models.PROTECT, null=True, blank=True, related_name="+")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, blank=True, related_name="+")
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="+")
    name_th = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    stay = models.PositiveSmallIntegerField(default=60)
    earliest = models.TimeField(null=True, blank=True)
    note_th = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    leg_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    leg_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["day", "order"]
        constraints = [
            models.UniqueConstraint(fields=["route", "day", "order"], name="stop_order_once"),
            models.CheckConstraint(
                condition=Q(**{**_NONE, "page__isnull": False}, name_th="")
                | Q(**{**_NONE, "offer__isnull": False}, name_th="")
                | Q(**{**_NONE, "centre__isnull": False}, name_th="")
                | (Q(**_NONE, latitude__isnull=False, longitude__isnull=False) & ~Q(name_th="")),
                name="stop_at_one_place",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="stop_point_whole",
            ),
            models.CheckConstraint(condition=Q(stay__lte=MOST_STAY), name="stop_within_a_day"),
            models.CheckConstraint(
                condition=Q(leg_minutes__isnull=True, leg_reason="")
                | (Q(leg_minutes__isnull=False) & ~Q(leg_reason="")),
                name="stop_leg_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}.{self.order} {self.name}"

    @property
    def name(self) -> str:
        if self.page is not None:
            return self.page.area.label
        if self.offer is not None:
            return self.offer.name
        if self.centre is not None:
            return self.centre.asset.name
        return told(self.name_th, self.name_en)

    @property
    def note(self) -> str:
        return told(self.note_th, self.note_en)

    @property
    def village(self) -> VillagePage | None:
        """The village that receives here; None for a centre or a place of no register."""
        return self.page or (self.offer.page if self.offer is not None else None)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; None where nobody has entered any."""
        if self.page is not None:
            return self.page.point
        if self.offer is not None:
            return self.offer.point or self.offer.page.point
        if self.centre is not None:
            return self.centre.asset.point
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)
