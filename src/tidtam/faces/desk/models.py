"""What the desk keeps: the changes of areas that were made there, each with its paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class RedrawKind(models.TextChoices):
    RECODE = "recode", _("Another code")
    MERGE = "merge", _("Merged")
    SPLIT = "split", _("Split")


class RedrawingSet(AreaQuerySet["Redrawing"]):
    area_path = "area"


class Redrawing(models.Model):
    """One change of areas, appended: it is not undone, because a code that was used once is never used again.

    area: the smallest area that holds all of it. moves: old code -> new code of each area; producers: how many
    were given to the new area by hand. day: the first one on which it holds.
    """

    kind = models.CharField(max_length=10, choices=RedrawKind.choices)
    area = CodeField(max_length=12, blank=True)
    title = models.CharField(max_length=400)
    day = models.DateField()
    source = models.CharField(max_length=200)
    reason = models.CharField(max_length=400)
    paper = models.ForeignKey(File, models.PROTECT, related_name="+")
    moves = models.JSONField()
    producers = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    objects = RedrawingSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["area", "-recorded_at"], name="redrawing_area")]

    def __str__(self) -> str:
        return f"{self.kind} {self.area} {self.day}"
