"""Which post looks after which area, from when to when."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import DatedQuerySet, Post, User
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.work.followup.models.chain import Action, posts_of


class AssignmentQuerySet(DatedQuerySet["Assignment"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """view: the grant's areas, and those of the posts held today. All else by the grant alone."""
        rows = reach_q(actor, verb)
        if verb == "view":
            rows |= Q(post_id__in=posts_of(actor))
        return self.filter(rows)

    def unended(self, day: date) -> Self:
        """Those of the day and those to come."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def on(self, day: date) -> Self:
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def over(self, area: str) -> Self:
        """Those whose area holds `area`: its own, its subdistrict's, its district's, its province's."""
        return self.filter(area_id__in=[area[:digits] for digits in (0, 2, 4, 6, 8) if digits <= len(area)])


class Assignment(models.Model):
    """A post looks after an area between two dates (การมอบหมายพื้นที่).

    duty: it follows up, which one post does, or supports the one that does.
    """

    class Duty(models.TextChoices):
        FOLLOWS = "follows", _("Follows up")
        SUPPORTS = "supports", _("Supports")

    post = models.ForeignKey(Post, models.PROTECT, related_name="assignments")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    duty = models.CharField(max_length=10, choices=Duty.choices, default=Duty.FOLLOWS)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="assignment_dates"
            ),
            models.UniqueConstraint(fields=["post", "area", "starts_on"], name="assignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.area_id}"


class HandOver(models.Model):
    """What was open passed from one post to another, once, with a note (ส่งมอบงาน)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    giver = models.ForeignKey(Post, models.PROTECT, related_name="+")
    taker = models.ForeignKey(Post, models.PROTECT, related_name="+")
    note = models.CharField(max_length=400)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="hand_over_between_two_posts")
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} {self.taker_id}"


class HandedAction(models.Model):
    """One action that a hand-over passed on; whose holders did it before stays known by it."""

    class Part(models.TextChoices):
        DOER = "doer", _("Done by")
        FOLLOWER = "follower", _("Followed up by")

    hand_over = models.ForeignKey(HandOver, models.PROTECT, related_name="actions")
    action = models.ForeignKey(Action, models.PROTECT, related_name="handed")
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "action", "part"], name="action_handed_once")
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.part}"
