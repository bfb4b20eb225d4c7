"""The boxes that were made: their heads are kept for ever, their files for a month."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.models import User
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class About(models.TextChoices):
    """What a box is of: everything in an area, or what hangs on a line of the budget."""

    AREA = "area", _("Area")
    PROJECT = "project", _("Project")


class BoxSet(AreaQuerySet["Box"]):
    area_path = "area"


class Box(models.Model):
    """One archive for an auditor. area: code of what it is of, or of where its project works. subject: code of the
    area, key of the budget line. title: as its first page says. head: the hash that binds all of it; "" while it is
    being made. records, files, size (bytes): what is in it. missing: files that could not be read. job: the work that
    makes it. file: gone after a month; who wants it again makes it again, and gets another head.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    about = models.CharField(max_length=10, choices=About.choices)
    area = CodeField(max_length=12, blank=True)
    subject = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    head = CodeField(max_length=64, blank=True)
    records = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")

    objects = BoxSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(head="", made_at__isnull=True) | (~Q(head="") & Q(made_at__isnull=False)),
                name="box_made_has_head",
            )
        ]
        indexes = [models.Index(fields=["area", "ordered_at"], name="box_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def head_in_groups(self) -> str:
        """To be read aloud and compared: sixteen groups of four."""
        return " ".join(self.head[start : start + 4] for start in range(0, len(self.head), 4))
