"""Recipes: how something was printed, kept to be printed so again."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor


class About(models.TextChoices):
    """What is printed."""

    VILLAGE = "villages", _("Village")
    DISTRICT = "districts", _("District")
    EVENT = "events", _("Festival or event")
    SOUVENIR = "souvenirs", _("Souvenir")
    GOODS = "goods", _("Product")


class RecipeSet(AreaQuerySet["Recipe"]):
    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas, and what the actor keeps."""
        reached = reach_q(actor, verb, self.area_path)
        return self.filter(reached | Q(made_by=actor.pk) if actor.pk is not None else reached)


class Recipe(models.Model):
    """A name for a choice of paper, language and bleed.

    area: of what is printed, or of the village that offers it. target: the key of the event or souvenir, the number
    of the product; "" where it is the area itself. copies: of labels, 0 fills a sheet.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    about = models.CharField(max_length=10, choices=About.choices)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    target = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=80)
    paper = models.CharField(max_length=10)
    language = models.CharField(max_length=2)
    bleed = models.BooleanField(default=False)
    copies = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = RecipeSet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["area", "-made_at"], name="recipe_area")]

    def __str__(self) -> str:
        return self.name

    @property
    def of(self) -> str:
        """What addresses call the subject by."""
        return self.target or self.area_id
