"""What changed after a training, seen by an officer, confirmed by another; sales are never typed here."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import HeldStandard, Producer, Product
from tidtam.work.training.models.training import Training


class OutcomeKind(models.TextChoices):
    PRODUCT = "product", _("Product improved")
    PACKAGE = "package", _("New package")
    BRAND = "brand", _("New brand design")
    STANDARD = "standard", _("Standard obtained")
    UNCHANGED = "unchanged", _("Nothing changed")


#: Shown by pictures: the way it looks now, and before where there is one.
PICTURED = frozenset({OutcomeKind.PRODUCT, OutcomeKind.PACKAGE, OutcomeKind.BRAND})


class OutcomeState(models.TextChoices):
    RECORDED = "recorded", _("Waits for confirmation")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Not found so")
    WITHDRAWN = "withdrawn", _("Withdrawn")


#: How a state is shown: colour and shape.
SHOWN = {
    OutcomeState.RECORDED: "going",
    OutcomeState.CONFIRMED: "done",
    OutcomeState.REFUSED: "late",
    OutcomeState.WITHDRAWN: "none",
}


class OutcomeSet(AreaQuerySet["Outcome"]):
    """Opened where the producer lies, whoever held the training."""

    area_path = "producer__area_id"

    def standing(self) -> Self:
        """Recorded or confirmed, and not taken back since."""
        return self.filter(state__in=[OutcomeState.RECORDED, OutcomeState.CONFIRMED])

    def waiting(self) -> Self:
        """Recorded, and to be looked at by another. That nothing changed claims nothing."""
        return self.filter(state=OutcomeState.RECORDED).exclude(kind=OutcomeKind.UNCHANGED)

    def counted(self, moment: datetime | None = None) -> Self:
        """Confirmed, and neither withdrawn nor of a training called off; as it was known at the moment."""
        if moment is None:
            return self.filter(state=OutcomeState.CONFIRMED, training__cancelled_at=None)
        return self.filter(
            Q(withdrawn_at=None) | Q(withdrawn_at__gt=moment),
            confirmed_at__lte=moment,
            training__in=Training.objects.as_known(moment),
        )


class Outcome(models.Model):
    """One thing that changed at one producer after one training.

    happened_on: the day it came about, or was first seen. held: the standard in the
    register, for that kind; what says its number too, and keeps it when the register drops the entry.
    recorded_by, checked_by: never the same person. checked_on: the day it was looked at; check_note: what was seen.
    confirmed_at, withdrawn_at: between the two it counts.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, models.PROTECT, related_name="outcomes")
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="training_outcomes")
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=OutcomeKind.choices)
    what = models.CharField(max_length=400)
    happened_on = models.DateField()
    held = models.ForeignKey(HeldStandard, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=OutcomeState.choices, default=OutcomeState.RECORDED)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    check_note = models.CharField(max_length=400, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdraw_reason = models.CharField(max_length=400, blank=True)

    objects = OutcomeSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("recorded_by")),
                name="outcome_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False, checked_by__isnull=False),
                name="outcome_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdraw_reason=""),
                name="outcome_withdrawn_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["training", "producer"], name="outcome_training_producer"),
            models.Index(fields=["happened_on"], name="outcome_happened"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def shown(self) -> tuple[str, str]:
        """Colour word and name of how it stands; that nothing changed waits for nobody."""
        if self.kind == OutcomeKind.UNCHANGED and self.state == OutcomeState.RECORDED:
            return "none", str(_("Looked at"))
        state = OutcomeState(self.state)
        return SHOWN[state], str(state.label)


class Side(models.TextChoices):
    BEFORE = "before", _("Before")
    AFTER = "after", _("After")


class OutcomePictureSet(models.QuerySet["OutcomePicture"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the outcome may see its pictures."""
        return self.filter(outcome__in=Outcome.objects.open_to(actor, verb).values("pk"))


class OutcomePicture(models.Model):
    """How it looked before, or looks now. key: what stands in its address."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="pictures")
    side = models.CharField(max_length=6, choices=Side.choices)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    objects = OutcomePictureSet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.key)
