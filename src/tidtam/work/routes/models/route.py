"""A route: how one travels, on how many days, in which season; its way is its stops."""

from datetime import time
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.kit.review.models import Shown, State, rules
from tidtam.kit.told import told

MOST_DAYS = 7


class Mode(models.TextChoices):
    """How one travels; the codes of `kit.travel`."""

    WALK = "walk", _("On foot")
    BICYCLE = "bicycle", _("By bicycle")
    CAR = "car", _("By car")
    BUS = "bus", _("By bus")


class Difficulty(models.TextChoices):
    EASY = "easy", _("Easy")
    MODERATE = "moderate", _("Moderate")
    HARD = "hard", _("Hard")


class RouteSet(AreaQuerySet["Route"]):
    area_path = "area_id"

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def standing(self) -> Self:
        """The records themselves, without the drafts beside them."""
        return self.filter(draft_of=None)


class Route(Shown):
    """Villages linked into a journey.

    code: in the public address, of lower-case Latin letters, digits and hyphens. area: whose officers keep it, a
    province or a district; it may pass others, which its stops tell. leaves_at: when each day begins. months: the
    good ones, 1 to 12, empty for all the year. verified_on: when an office last said that all this is so.
    """

    code = CodeField(max_length=60)
    draft_of = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="draft")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    story_th = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.CAR)
    days = models.PositiveSmallIntegerField(default=1)
    difficulty = models.CharField(max_length=8, choices=Difficulty.choices, default=Difficulty.EASY)
    months = models.JSONField(default=list, blank=True)
    leaves_at = models.TimeField(default=time(9, 0))
    verified_on = models.DateField(null=True, blank=True)
    verified_label = models.CharField(max_length=200, blank=True)
    sort_key = CodeField(max_length=600)
    search_text = models.CharField(max_length=800)

    objects = RouteSet.as_manager()

    class Meta:
        constraints = [
            *rules("route"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(draft_of__isnull=True), name="route_code_once"
            ),
            models.CheckConstraint(condition=Q(days__range=(1, MOST_DAYS)), name="route_of_some_days"),
        ]
        indexes = [models.Index(fields=["state", "sort_key"], name="route_state_sort")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return told(self.name_th, self.name_en)

    @property
    def story(self) -> str:
        return told(self.story_th, self.story_en)
