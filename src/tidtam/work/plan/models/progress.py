"""What was reported of a target, what somebody else found of it, and the pictures of both."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post
from tidtam.kit.actor import Actor
from tidtam.work.plan.models.budget import BudgetEntry
from tidtam.work.plan.models.targets import Target, WorkStep


class Progress(models.Model):
    """A dated report of how far the work has come; appended, never changed. A wrong one is followed by the right one.

    quantity: reached so far, of the item's unit. gained: per cent of the work by which it moved, less than nothing
    where it fell back. on_behalf: by another than who holds the responsible post.
    """

    target = models.ForeignKey(Target, models.PROTECT, related_name="reports")
    step = models.PositiveSmallIntegerField(choices=WorkStep.choices)
    quantity = models.PositiveIntegerField()
    gained = models.SmallIntegerField(default=0)
    dated_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    on_behalf = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.target_id} {self.step}"


class How(models.TextChoices):
    """By which way somebody else came to know it."""

    VISIT = "visit", _("By a visit")
    POST = "post", _("By another post")
    VILLAGE = "village", _("By the village")


class Verdict(models.TextChoices):
    """What was found; the words of followup's answers, so that a visit's answer can be handed on."""

    FINE = "fine", _("In order")
    NOT_FINE = "not_fine", _("Not in order")
    CANNOT_CHECK = "cannot_check", _("Could not be checked")


class Confirmation(models.Model):
    """What somebody else than the doer found; appended, never changed.

    report: the last report when it was made; what is said before the work was reported delivered proves nothing.
    person: the account of who saw it, "" of a link; who: their name as shown. source: text that names the visit or
    the link's answer, once per target. recorder: the account that typed it. barred: one of the two came to do the work
    or to report it before this had proved anything; it proves nothing any more.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target = models.ForeignKey(Target, models.PROTECT, related_name="confirmations")
    report = models.ForeignKey(Progress, models.PROTECT, null=True, blank=True, related_name="confirmations")
    how = models.CharField(max_length=10, choices=How.choices)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    person = models.CharField(max_length=40, blank=True)
    who = models.CharField(max_length=200)
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    recorder = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=400, blank=True)
    barred = models.BooleanField(default=False)
    dated_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "source"], condition=~Q(source=""), name="confirmation_once_per_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.verdict}"


class TargetPhotoSet(models.QuerySet["TargetPhoto"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the target may see its pictures."""
        return self.filter(target__in=Target.objects.open_to(actor, verb).values("pk"))


class Place(models.TextChoices):
    """Where a picture was taken, compared with the village's point."""

    NEAR = "near", _("Near the village")
    FAR = "far", _("Far from the village")
    UNKNOWN = "unknown", _("Position cannot be checked")


class TargetPhoto(models.Model):
    """A picture of a report or of a confirmation. print: of the file as it came in; the same one counts once."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target = models.ForeignKey(Target, models.PROTECT, related_name="photos")
    report = models.ForeignKey(Progress, models.PROTECT, null=True, blank=True, related_name="photos")
    confirmation = models.ForeignKey(
        Confirmation, models.PROTECT, null=True, blank=True, related_name="photos"
    )
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    print = models.CharField(max_length=64)
    place = models.CharField(max_length=10, choices=Place.choices)

    objects = TargetPhotoSet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=False, confirmation=None)
                | Q(report=None, confirmation__isnull=False),
                name="target_photo_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)


class TargetPayment(models.Model):
    """Which part of a disbursement was for which target, in satang; of an entry taken back there is its opposite."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="payments")
    entry = models.ForeignKey(BudgetEntry, models.PROTECT, related_name="shares")
    amount = models.BigIntegerField()
    dated_on = models.DateField()

    class Meta:
        ordering = ["dated_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["target", "entry"], name="target_payment_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="target_payment_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.amount}"
