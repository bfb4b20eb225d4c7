"""Pictures of villages and offers, each with who made it and by what right it is shown."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.told import told
from tidtam.registers.tourism.models.offer import Offer
from tidtam.registers.tourism.models.village_page import VillagePage


class Role(models.TextChoices):
    PHOTO = "photo", _("Photo")
    LOGO = "logo", _("Logo of the brand")
    LABEL = "label", _("Label")
    BEFORE = "before", _("Before it was improved")
    AFTER = "after", _("After it was improved")


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


class PictureSet(models.QuerySet["Picture"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the record may see its pictures."""
        pages = VillagePage.objects.open_to(actor, verb).values("pk")
        offers = Offer.objects.open_to(actor, verb).values("pk")
        return self.filter(Q(page__in=pages) | Q(offer__in=offers))

    def showable(self) -> Self:
        """Those that may be shown of a record that is."""
        return self.exclude(rights=Rights.UNKNOWN).exclude(people=People.NOT_ASKED)

    def published(self) -> Self:
        """Those that everybody may see."""
        return self.showable().filter(
            Q(page__state=State.PUBLISHED)
            | Q(offer__state=State.PUBLISHED, offer__page__state=State.PUBLISHED)
        )


class Picture(models.Model):
    """One picture of a page or of an offer. order: the first photo is the one that lists show."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey(VillagePage, models.CASCADE, null=True, blank=True, related_name="pictures")
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, blank=True, related_name="pictures")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.PHOTO)
    caption_th = models.CharField(max_length=200, blank=True)
    caption_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    rights = models.CharField(max_length=10, choices=Rights.choices, blank=True, default=Rights.UNKNOWN)
    people = models.CharField(max_length=10, choices=People.choices, default=People.NOT_ASKED)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PictureSet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=True, offer__isnull=False)
                | Q(page__isnull=False, offer__isnull=True),
                name="picture_of_one_record",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def caption(self) -> str:
        return told(self.caption_th, self.caption_en)

    @property
    def may_be_shown(self) -> bool:
        return self.rights != Rights.UNKNOWN and self.people != People.NOT_ASKED
