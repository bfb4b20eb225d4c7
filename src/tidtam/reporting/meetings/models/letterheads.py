"""What stands on a body's letters: the secretary's office, its emblem, who signs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.reporting.meetings.models.committees import Committee


class Letterhead(models.Model):
    """The office that writes for a body. address_th, signer_th: a line each, as they stand on paper.

    number_prefix: before the running number, without the word ที่ (ขก 0019.3/). section_th: who drew a letter up.
    signer_name_th: left empty, room is left for the name. emblem: none leaves its room for printed paper.
    """

    class Digits(models.TextChoices):
        THAI = "thai", _("Thai digits")
        ARABIC = "arabic", _("Arabic digits")

    committee = models.OneToOneField(Committee, models.CASCADE, related_name="letterhead")
    office_th = models.CharField(max_length=300)
    address_th = models.TextField(blank=True)
    number_prefix = models.CharField(max_length=60, blank=True)
    section_th = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    signer_name_th = models.CharField(max_length=200, blank=True)
    signer_th = models.TextField(blank=True)
    digits = models.CharField(max_length=6, choices=Digits.choices, default=Digits.THAI)
    emblem = models.ForeignKey(File, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(office_th=""), name="letterhead_office_named"),
        ]

    def __str__(self) -> str:
        return self.office_th
