"""What visitors tell: something is broken or wrong at a place, with photos and a position, without an account."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.ground.privacy.models import Person
from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.registers.assets.models import Asset
from tidtam.work.followup.models import Action

DAYS_TO_ANSWER = 7


class Kind(models.TextChoices):
    BROKEN = "broken", _("Something is broken (a sign, a centre, a toilet)")
    WRONG = "wrong", _("What is written here is not right")
    CLOSED = "closed", _("It was closed, or nobody was there")
    UNSAFE = "unsafe", _("It is not safe or not clean")
    OTHER = "other", _("Something else")


class State(models.TextChoices):
    """new: nobody has decided. matter: somebody has to do it. answered, aside: closed with words."""

    NEW = "new", _("Waits to be read")
    MATTER = "matter", _("Became a matter")
    ANSWERED = "answered", _("Answered")
    ASIDE = "aside", _("Set aside")


class VoiceSet(AreaQuerySet["Voice"]):
    area_path = "area_id"

    def new(self) -> Self:
        return self.filter(state=State.NEW)


class Voice(models.Model):
    """One thing that a visitor told.

    id is made with the form, so that sending twice tells once. about, about_label: the subject that was spoken of, as
    the trail names it, and its name then; "" where only a place is known. area: the place, as small as it is known.
    person: who may be asked back, only where somebody wished it; sealed and erased with people. token_print: of the
    link by which the visitor reads what came of it. answer: words to the visitor. by_label: the post that decided.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(blank=True)
    about = models.CharField(max_length=120, blank=True)
    about_label = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    asset = models.ForeignKey(Asset, models.PROTECT, null=True, blank=True, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=2, default="th")
    token_print = CodeField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    answer = models.CharField(max_length=1000, blank=True)
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="voices")
    told_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    by_label = models.CharField(max_length=200, blank=True)

    objects = VoiceSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.MATTER, action__isnull=False)
                | (~Q(state=State.MATTER) & Q(action__isnull=True)),
                name="voice_matter_has_action",
            ),
            models.CheckConstraint(
                condition=Q(state=State.NEW, decided_at__isnull=True)
                | (~Q(state=State.NEW) & Q(decided_at__isnull=False)),
                name="voice_decided_when",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="voice_point_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-told_at"], name="voice_state_told"),
            models.Index(fields=["area", "-told_at"], name="voice_area_told"),
            models.Index(fields=["about", "-told_at"], name="voice_about_told"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.kind}"

    @property
    def due_on(self) -> date:
        """By when somebody decides what comes of it."""
        return clock.local(self.told_at).date() + timedelta(days=DAYS_TO_ANSWER)

    @property
    def subject(self) -> str:
        return f"voices.voice:{self.pk}"


class VoicePhotoSet(models.QuerySet["VoicePhoto"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may read the voice may see its pictures."""
        return self.filter(voice__in=Voice.objects.open_to(actor, verb).values("pk"))


class VoicePhoto(models.Model):
    """A picture that came with it. key: what stands in its address."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    objects = VoicePhotoSet.as_manager()

    def __str__(self) -> str:
        return str(self.key)
