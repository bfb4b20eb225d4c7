"""The life of a sign: its steps, each with what was seen."""

import uuid
from typing import Self

from django.db import models

from tidtam.ground.files.models import File
from tidtam.kit.actor import Actor
from tidtam.registers.signs.models.sign import Sign
from tidtam.registers.signs.models.words import State


class Step(models.Model):
    """A step of a sign's life, on its day; appended, never changed. id: made where it was typed, so that sent twice it
    is taken once. by_label: post and name as the trail says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sign = models.ForeignKey(Sign, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=State.choices)
    on = models.DateField()
    note = models.TextField(blank=True)
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-recorded_at"]
        indexes = [models.Index(fields=["sign", "-on"], name="step_sign_on")]

    def __str__(self) -> str:
        return f"{self.sign_id} {self.state} {self.on}"


class StepPhotoSet(models.QuerySet["StepPhoto"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the sign may see its pictures."""
        return self.filter(step__sign__in=Sign.objects.open_to(actor, verb).values("pk"))


class StepPhoto(models.Model):
    """What was seen on that day. key: what stands in its address."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    step = models.ForeignKey(Step, models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    objects = StepPhotoSet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.key)
