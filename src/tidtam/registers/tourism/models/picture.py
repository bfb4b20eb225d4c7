"""Pictures of villages and offers, each with who made it and by what right it is shown."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.shown import ShownPicture, ShownPictureSet
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.registers.tourism.models.offer import Offer
from tidtam.registers.tourism.models.village_page import VillagePage


class Role(models.TextChoices):
    PHOTO = "photo", _("Photo")
    LOGO = "logo", _("Logo of the brand")
    LABEL = "label", _("Label")
    BEFORE = "before", _("Before it was improved")
    AFTER = "after", _("After it was improved")


class PictureSet(ShownPictureSet["Picture"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the record may see its pictures."""
        pages = VillagePage.objects.open_to(actor, verb).values("pk")
        offers = Offer.objects.open_to(actor, verb).values("pk")
        return self.filter(Q(page__in=pages) | Q(offer__in=offers))

    def published(self) -> Self:
        """Those that everybody may see."""
        return self.showable().filter(
            Q(page__state=State.PUBLISHED)
            | Q(offer__state=State.PUBLISHED, offer__page__state=State.PUBLISHED)
        )


class Picture(ShownPicture):
    """One picture of a page or of an offer. order: the first photo is the one that lists show."""

    page = models.ForeignKey(VillagePage, models.CASCADE, null=True, blank=True, related_name="pictures")
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, blank=True, related_name="pictures")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.PHOTO)

    objects = PictureSet.as_manager()

    class Meta(ShownPicture.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=True, offer__isnull=False)
                | Q(page__isnull=False, offer__isnull=True),
                name="picture_of_one_record",
            ),
        ]
