"""What is taught, as the programme names it; data, so that another country brings its own."""

from django.db import models
from django.utils.translation import get_language

from tidtam.kit.fields import CodeField


class Topic(models.Model):
    """A subject of training: product, package, brand, standard …"""

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th
