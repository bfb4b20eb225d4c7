"""The classes of signs as the road owners know them: data of the office."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from tidtam.kit.fields import CodeField
from tidtam.registers.signs.models.words import Colour


class SignClass(models.Model):
    """A class of signs as the road owners know them.

    ground, ink: colours. min_places: fewer lines than that are no sign of this class. letter_mm: height of the Thai
    letters in millimetres. source: where the rule was found. Classes that are used are never removed.
    """

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    ground = models.CharField(max_length=6, choices=Colour.choices)
    ink = models.CharField(max_length=6, choices=Colour.choices)
    min_places = models.PositiveSmallIntegerField(default=1)
    needs_permission = models.BooleanField(default=True)
    letter_mm = models.PositiveSmallIntegerField(default=150)
    source = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(condition=~Q(ground=models.F("ink")), name="sign_class_can_be_read"),
            models.CheckConstraint(condition=Q(letter_mm__range=(20, 600)), name="sign_class_letters"),
            models.CheckConstraint(condition=Q(min_places__range=(1, 9)), name="sign_class_places"),
        ]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "th").startswith("en") else self.name_th
