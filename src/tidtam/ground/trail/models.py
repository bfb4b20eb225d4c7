"""Who did what: append-only, everything as text, so that no row keeps another alive."""

from django.db import models

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class EntryQuerySet(AreaQuerySet["Entry"]):
    area_path = "area"

    def about(self, subject: str) -> "EntryQuerySet":
        """Entries of one record, newest first; subject is "room.model:key"."""
        return self.filter(subject=subject).order_by("-id")


class Entry(models.Model):
    """One change, as it was made. Never updated, never deleted by the application."""

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
