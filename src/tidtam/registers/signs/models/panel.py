"""What stands on a sign: panels and lines."""

from typing import Self

from django.db import models
from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.kit.actor import Actor
from tidtam.registers.signs.models.sign import Sign
from tidtam.registers.signs.models.sign_class import SignClass
from tidtam.registers.signs.models.words import Arrow, Point, point_of


class OfSignSet(models.QuerySet["Panel"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """With the sign."""
        return self.filter(sign__in=Sign.objects.open_to(actor, verb).values("pk"))


class Panel(models.Model):
    """One panel of a sign. width_mm, height_mm: its outside, None as large as its lines ask for. cost: satang of one
    copy. copies: how many are made, for both sides of a road. order_number: of the purchase."""

    sign = models.ForeignKey(Sign, models.CASCADE, related_name="panels")
    order = models.PositiveSmallIntegerField(default=1)
    sign_class = models.ForeignKey(SignClass, models.PROTECT, related_name="panels")
    width_mm = models.PositiveIntegerField(null=True, blank=True)
    height_mm = models.PositiveIntegerField(null=True, blank=True)
    material = models.CharField(max_length=200, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    copies = models.PositiveSmallIntegerField(default=1)
    order_number = models.CharField(max_length=120, blank=True)

    objects = OfSignSet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["sign", "order"], name="panel_order_once"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="panel_cost"),
            models.CheckConstraint(condition=Q(copies__range=(1, 99)), name="panel_copies"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{side}__isnull": True}) | Q(**{f"{side}__range": (100, 10_000)}),
                    name=f"panel_{side}",
                )
                for side in ("width_mm", "height_mm")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sign_id}/{self.order}"


class Line(models.Model):
    """One line of a panel. distance_m: as it is to be written, in metres. pictogram: code of a drawing. historic: an
    entry that keeps its brown symbol on a combined sign. target: the village it leads to, or a point of its own."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    text_th = models.CharField(max_length=120)
    text_en = models.CharField(max_length=120, blank=True)
    arrow = models.CharField(max_length=12, choices=Arrow.choices, blank=True, default=Arrow.NONE)
    distance_m = models.PositiveIntegerField(null=True, blank=True)
    pictogram = models.CharField(max_length=30, blank=True)
    historic = models.BooleanField(default=False)
    target = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    target_latitude = models.FloatField(null=True, blank=True)
    target_longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "order"], name="line_order_once"),
            models.CheckConstraint(
                condition=Q(target_latitude__isnull=True, target_longitude__isnull=True)
                | Q(target_latitude__range=(-90, 90), target_longitude__range=(-180, 180)),
                name="line_target_whole",
            ),
            models.CheckConstraint(
                condition=Q(distance_m__isnull=True) | Q(distance_m__lte=999_000), name="line_distance"
            ),
        ]

    def __str__(self) -> str:
        return self.text_th

    @property
    def target_point(self) -> Point | None:
        """Where it leads: its own point, else the village's."""
        own = point_of(self.target_latitude, self.target_longitude)
        return own or (self.target.point if self.target is not None else None)
