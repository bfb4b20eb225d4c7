"""Earlier papers that were read, what people decided about each proposal, and what was made of them."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.reporting.meetings.models import Committee, Meeting, Resolution


class IntakeSet(AreaQuerySet["Intake"]):
    area_path = "committee__area_id"


class Intake(models.Model):
    """One paper of a committee. Nothing of it counts as a meeting before somebody takes it in.

    text: the source text, in which passages are counted; sha256: of it, so that the same paper is known again.
    file: the paper as it was sent, of Word and PDF. proposals, contradictions: as they were read.
    decisions: by the proposal's place: {"say": "keep" or "drop", "value", "by", "at"}. version counts the savings.
    meeting: what was made of it.
    """

    class Form(models.TextChoices):
        TEXT = "text", _("Text")
        DOCX = "docx", _("Word")
        PDF = "pdf", _("PDF")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    form = models.CharField(max_length=10, choices=Form.choices)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    proposals = models.JSONField(default=list)
    contradictions = models.JSONField(default=list)
    decisions = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=200)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.CharField(max_length=200, blank=True)

    objects = IntakeSet.as_manager()

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "sha256"], name="intake_paper_once"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True, taken_at__isnull=True)
                | Q(meeting__isnull=False, taken_at__isnull=False),
                name="intake_taken_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def decided(self, place: int) -> dict[str, Any]:
        """What was said of the proposal, {} while nobody has."""
        found: dict[str, Any] = self.decisions.get(str(place), {})
        return found

    @property
    def open_count(self) -> int:
        """Proposals about which nobody has said anything yet."""
        return len(self.proposals) - len(self.decisions)

    def kept(self, kind: str) -> list[tuple[dict[str, Any], str]]:
        """The proposals of that kind which a person confirmed, each with the value as confirmed."""
        return [
            (proposal, str(said["value"]))
            for place, proposal in enumerate(self.proposals)
            if proposal["kind"] == kind and (said := self.decided(place)).get("say") == "keep"
        ]


class Passage(models.Model):
    """The piece of an earlier paper on which a resolution rests. start, end: characters of the intake's text."""

    resolution = models.OneToOneField(Resolution, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="passage_is_some_text")
        ]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.start}-{self.end}"
