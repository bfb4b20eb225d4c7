"""A picture that the public may come to see: who made it, by what right it is shown, who is in it."""

import uuid
from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.told import told


class Rights(models.TextChoices):
    """By what right a picture is shown; unknown ones are not."""

    UNKNOWN = "", _("Not known yet: not shown")
    OURS = "ours", _("Taken by the office or the village")
    GIVEN = "given", _("The photographer gave leave in writing")
    CC_BY = "cc_by", _("CC BY 4.0")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA 4.0")
    FREE = "free", _("Public domain")


class People(models.TextChoices):
    """Whether somebody can be recognised in it (PDPA s.24): without that person's consent it is not shown."""

    NOBODY = "nobody", _("Nobody can be recognised")
    AGREED = "agreed", _("Those who can be recognised agreed")
    NOT_ASKED = "not_asked", _("Somebody can be recognised and was not asked: not shown")


AnyPicture = TypeVar("AnyPicture", bound="ShownPicture")


class ShownPictureSet(models.QuerySet[AnyPicture]):
    def showable(self) -> Self:
        """Those that may be shown of a record that is."""
        return self.exclude(rights=Rights.UNKNOWN).exclude(people=People.NOT_ASKED)


class ShownPicture(models.Model):
    """What every such picture has. key: its address. order: the first is the one that lists show."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    caption_th = models.CharField(max_length=200, blank=True)
    caption_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    rights = models.CharField(max_length=10, choices=Rights.choices, blank=True, default=Rights.UNKNOWN)
    people = models.CharField(max_length=10, choices=People.choices, default=People.NOT_ASKED)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def caption(self) -> str:
        return told(self.caption_th, self.caption_en)

    @property
    def may_be_shown(self) -> bool:
        return self.rights != Rights.UNKNOWN and self.people != People.NOT_ASKED
