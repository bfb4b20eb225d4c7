"""Bodies that meet, who sits on them, and the agenda that each of them uses."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import DatedQuerySet, Post, User
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField


class CommitteeSet(AreaQuerySet["Committee"]):
    """read_papers: the grant's areas, and the bodies on which one of the actor's posts has a seat.

    Every other verb goes by the grant alone.
    """

    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        rows = super().open_to(actor, verb)
        if verb != "read_papers":
            return rows
        own = Seat.objects.of(actor).values("committee_id")
        return self.filter(Q(pk__in=rows.order_by().values("pk")) | Q(pk__in=own))


class Committee(models.Model):
    """A body that meets; its area is whose data its papers carry.

    parent: the committee that a subcommittee works for. quorum: how many sitting members make a meeting valid;
    none means half of them, rounded up, as the general rule for official bodies has it.
    """

    code = CodeField(max_length=40, unique=True)
    name_th = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, related_name="children", null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = CommitteeSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quorum__isnull=True) | Q(quorum__gte=1), name="committee_quorum_from_one"
            ),
        ]

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
    """A post's seat on a committee between dates (its term); order is the order on paper."""

    class Duty(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice-chair")
        MEMBER = "member", _("Sitting member")
        SECRETARY = "secretary", _("Secretary")
        ASSISTANT = "assistant", _("Assistant secretary")

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


class ItemKind(models.TextChoices):
    """What an agenda item is for, whatever its number and name in an office's own order."""

    INFORM = "inform", _("The chair informs the meeting")
    MINUTES = "minutes", _("Minutes to approve")
    FOLLOW_UP = "follow_up", _("Matters carried over")
    TO_NOTE = "to_note", _("To take note of")
    TO_DECIDE = "to_decide", _("To decide")
    OTHER = "other", _("Other matters")


class TemplateItem(models.Model):
    """One line of the agenda that a body uses; a body without any uses the official six."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="template")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    heading_th = models.CharField(max_length=300)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["committee", "number"], name="template_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.heading_th}"
