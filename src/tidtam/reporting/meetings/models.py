"""Committees, their meetings and resolutions, and the papers that were frozen."""

import hashlib
import json
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.ground.people.models import DatedQuerySet, Post, User
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.work.followup.models import Action


class Committee(models.Model):
    """A body that meets; its area is whose data its papers carry."""

    code = CodeField(max_length=40, unique=True)
    name_th = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class SeatQuerySet(DatedQuerySet["Seat"]):
    def of(self, actor: Actor) -> Self:
        """Seats in force of the posts that the actor holds today."""
        posts = actor.current_posts if isinstance(actor, User) else frozenset()
        return self.in_force().filter(post__in=posts)


class Seat(models.Model):
    """A post's seat on a committee between dates; order is the order on paper."""

    class Duty(models.TextChoices):
        CHAIR = "chair", _("Chair")
        MEMBER = "member", _("Sitting member")
        SECRETARY = "secretary", _("Secretary")

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    post = models.ForeignKey(Post, models.PROTECT, related_name="seats")
    duty = models.CharField(max_length=10, choices=Duty.choices)
    order = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "post", "starts_on"], name="seat_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="seat_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.post_id} {self.duty}"


class MeetingSet(AreaQuerySet["Meeting"]):
    """read_papers: the grant's areas, and the bodies on which one of the actor's posts has a seat.

    Every other verb goes by the grant alone.
    """

    area_path = "committee__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        rows = super().open_to(actor, verb)
        if verb != "read_papers":
            return rows
        own = Seat.objects.of(actor).values("committee_id")
        return self.filter(Q(pk__in=rows.order_by().values("pk")) | Q(committee__in=own))


class Meeting(models.Model):
    """ครั้งที่ number/year of a committee; year is พ.ศ., numbering begins again each year."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    place_th = models.CharField(max_length=300)
    chair = models.ForeignKey(Post, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)

    objects = MeetingSet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "number", "year"], name="meeting_number_once"),
            models.CheckConstraint(condition=Q(year__range=(2500, 2700)), name="meeting_year_be"),
            models.CheckConstraint(condition=Q(number__gte=1), name="meeting_number_from_one"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.number}/{self.year}"


class AgendaItem(models.Model):
    """One item of the agenda, 1 to 6; text may be empty, item 3 fills itself."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    heading_th = models.CharField(max_length=300)
    text_th = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number_once"),
            models.CheckConstraint(condition=Q(number__range=(1, 6)), name="agenda_number_official"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading_th}"


class Resolution(models.Model):
    """มติที่ประชุม under an agenda item; number counts within the item (5.1, 5.2)."""

    class Kind(models.TextChoices):
        NOTED = "noted", _("takes note")
        AGREED = "agreed", _("agrees")
        APPROVED = "approved", _("approves")
        ASSIGNED = "assigned", _("assigns")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="resolutions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text_th = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["item__number", "number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="resolution_number_once")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.item.number}.{self.number}"


class ResolvedAction(models.Model):
    """An action that a resolution made; the action itself stands a storey below and knows nothing of meetings."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="made")
    action = models.OneToOneField(Action, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.action_id}"


class Pack(models.Model):
    """A meeting's papers, frozen: the inputs, and the bytes that were given out with their hash."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    version = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=400, blank=True)
    inputs = models.JSONField()
    pdf = models.ForeignKey(File, models.PROTECT, related_name="+")
    html = models.ForeignKey(File, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="pack_version_once"),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="pack_new_version_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.version}"

    @property
    def code(self) -> str:
        return code_of(self.inputs)


def code_of(inputs: dict[str, object]) -> str:
    """Eight letters that stand on every page of a paper: the same inputs have the same, others another."""
    own = {key: value for key, value in inputs.items() if key != "reference"}
    digest = hashlib.sha256(json.dumps(own, ensure_ascii=False, sort_keys=True).encode()).digest()
    letters = "".join("abcdefghjkmnpqrs"[byte % 16] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"
