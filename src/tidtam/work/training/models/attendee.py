"""Who came: one row per person and training, and one per day that the person was there."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models import Person
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.training.models.training import Training


class How(models.TextChoices):
    """How a name came onto the list."""

    PHONE = "phone", _("Own phone")
    OFFICER = "officer", _("Officer")
    SHEET = "sheet", _("Sign-in sheet")


class AttendeeSet(AreaQuerySet["Attendee"]):
    """Opened with the training that they attended."""

    area_path = "training__area_id"

    def standing(self) -> Self:
        """Those that nobody struck off the list."""
        return self.filter(struck_at=None)

    def counted(self, moment: datetime | None = None) -> Self:
        """Who came, as an officer has said: countersigned, not struck off, there on a day at least.

        moment: as it was known then.
        """
        days = Presence.objects.filter(attendee=OuterRef("pk"))
        if moment is None:
            day = days.filter(taken_back_at=None)
            return self.filter(
                Exists(day), struck_at=None, countersigned_at__isnull=False, training__cancelled_at=None
            )
        day = days.filter(Q(taken_back_at=None) | Q(taken_back_at__gt=moment), recorded_at__lte=moment)
        return self.filter(
            Q(struck_at=None) | Q(struck_at__gt=moment),
            Exists(day),
            countersigned_at__lte=moment,
            training__in=Training.objects.as_known(moment),
        )

    def of_producers(self, actor: Actor, verb: str) -> Self:
        """Those whose producer lies where the actor may do `verb`, whoever held the training."""
        return self.filter(reach_q(actor, verb, "producer__area_id"))


class Attendee(models.Model):
    """One person at one training.

    producer: for whom the person came, where it is in the register; said: the producer as it was typed, until an
    officer has found it. person: name, phone and village; None where only the producer is known. countersigned_at:
    since when an officer stands for it; what somebody signed on the own phone counts from then on.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, models.PROTECT, related_name="attendees")
    producer = models.ForeignKey(Producer, models.PROTECT, null=True, blank=True, related_name="attendances")
    said = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="attendances")
    how = models.CharField(max_length=10, choices=How.choices)
    recorded_at = models.DateTimeField()
    countersigned_at = models.DateTimeField(null=True, blank=True)
    countersigned_by = models.CharField(max_length=200, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.CharField(max_length=400, blank=True)

    objects = AttendeeSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(producer__isnull=False) | Q(person__isnull=False), name="attendee_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | ~Q(struck_reason=""),
                name="attendee_struck_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def name(self) -> str:
        """The person's name, else the producer's."""
        if self.person is not None and not (self.person.erased_at and self.producer):
            return str(self.person)
        return self.producer.name if self.producer else ""

    @property
    def from_where(self) -> str:
        """The producer as the register has it, else as it was typed."""
        return self.producer.name if self.producer else self.said


class Presence(models.Model):
    """Somebody was there on a day; taken back, it counts no longer from that moment on."""

    attendee = models.ForeignKey(Attendee, models.PROTECT, related_name="presences")
    day = models.DateField()
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attendee", "day"], condition=Q(taken_back_at__isnull=True), name="presence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee_id} {self.day}"
