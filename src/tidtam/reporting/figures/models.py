"""Figures that others stated, kept beside the ones that tidtam computes."""

from django.db import models

from tidtam.kit.fields import CodeField


class Quoted(models.Model):
    """A figure as a source stated it: never mixed into a computed one, always shown with its source.

    value: integer in the figure's smallest unit (satang for money); area: code as text.
    """

    name = CodeField(max_length=60)
    area = CodeField(max_length=12, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    round = CodeField(max_length=20, blank=True)
    value = models.BigIntegerField()
    source = models.CharField(max_length=400)
    stated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name", "area"], name="quoted_name_area")]

    def __str__(self) -> str:
        return f"{self.name} {self.area} {self.value}"
