"""Whoever fills the checklist in ODK Collect: the address that is theirs, and what came to it."""

import zlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.past import past_q
from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.work.followup.models import CheckItem, Checklist, Visit


class Key(models.Model):
    """The address that a person's ODK Collect asks and sends to; a person has one, or none.

    token_print: the hash of the token, which itself is only in the address. closed_at: taken back, or replaced.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="odk_keys")
    token_print = CodeField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(closed_at__isnull=True), name="one_odk_key_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.created_at}"


class SubmissionSet(AreaQuerySet["Submission"]):
    """Who sent it sees it, and who may see the visits of the place."""

    area_path = "area_code"

    def open_to(self, actor: Actor, verb: str) -> Self:
        return self.filter(past_q(actor, verb, self.area_path) | Q(user_id=actor.pk))

    def unsettled(self) -> Self:
        """What waits for somebody: it became no visit, and nobody has said what came of it."""
        return self.filter(state__in=[Submission.State.BESIDE, Submission.State.REFUSED])


class Submission(models.Model):
    """One filled form as it came, byte for byte.

    instance: made by the phone; the visit's own id. corrects: the instance that it says to take the place of.
    sha256, packed: of the XML, and the XML itself, deflated. area_code: of the village that it names; of the
    checklist's province where there is no such village. pictures: [name, key of the item or null] of the photos that
    the XML names, which may come with later posts. reason: why it became no visit, in words.
    """

    class State(models.TextChoices):
        VISIT = "visit", _("Became a visit")
        BESIDE = "beside", _("Kept beside the visit")
        REFUSED = "refused", _("Could not become a visit")
        SETTLED = "settled", _("Settled")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="odk_submissions")
    instance = models.UUIDField()
    corrects = models.UUIDField(null=True, blank=True)
    sha256 = CodeField(max_length=64)
    packed = models.BinaryField()
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="+")
    area_code = CodeField(max_length=8)
    pictures = models.JSONField(default=list)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=400, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    settled_note = models.CharField(max_length=400, blank=True)

    objects = SubmissionSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instance", "user", "sha256"], name="submission_once"),
            models.CheckConstraint(
                condition=Q(state="visit", visit__isnull=False) | ~Q(state="visit") & Q(visit__isnull=True),
                name="submission_visit_stands",
            ),
        ]
        indexes = [
            models.Index(fields=["area_code", "-received_at"], name="submission_area_at"),
            models.Index(fields=["state"], condition=~Q(state="visit"), name="submission_to_settle"),
        ]

    def __str__(self) -> str:
        return str(self.instance)

    @property
    def xml(self) -> bytes:
        return zlib.decompress(self.packed)


class Photo(models.Model):
    """A photo of a submission. print: hash of the bytes that came; another photo under the same name is kept too."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="photos")
    name = models.CharField(max_length=255)
    print = CodeField(max_length=64)
    item = models.ForeignKey(CheckItem, models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "name", "print"], name="odk_photo_once"),
        ]

    def __str__(self) -> str:
        return self.name
