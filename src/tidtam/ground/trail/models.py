"""Who did what: append-only, everything as text, so that no row keeps another alive."""

from typing import Self

from django.db import models
from django.db.models import Q

from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField

PROVINCE_DIGITS = 2


class EntryQuerySet(AreaQuerySet["Entry"]):
    area_path = "area"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Entries of the areas in reach; those of no area from the province upwards only."""
        wide = any(len(code) <= PROVINCE_DIGITS for code in actor.reach(verb))
        return self.filter(
            reach_q(actor, verb, "area") | Q(area="") if wide else reach_q(actor, verb, "area")
        )

    def about(self, subject: str) -> Self:
        """Entries of one record, newest first; subject is "room.model:key"."""
        return self.filter(subject=subject).order_by("-id")


class Entry(models.Model):
    """One change, as it was made. Never updated, never deleted: the database refuses (0002_sealed).

    actor: the key of the person, "" for tidtam itself; detail: JSON values, no personal number.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=64, blank=True)
    actor_label = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=64)
    subject = models.CharField(max_length=120)
    area = CodeField(max_length=12, blank=True)
    summary = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    request_id = models.CharField(max_length=40, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "id"], name="trail_subject"),
            models.Index(fields=["area", "at"], name="trail_area_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject}"
