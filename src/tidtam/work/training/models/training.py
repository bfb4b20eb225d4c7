"""A training as it was planned and held: what, for whom, when, where, by whom, at what cost."""

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import PastSet
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.fields import CodeField
from tidtam.work.plan.models import WorkItem
from tidtam.work.training.models.topic import Topic


class TrainingKind(models.TextChoices):
    TRAINING = "training", _("Training")
    WORKSHOP = "workshop", _("Workshop")
    COACHING = "coaching", _("Coaching")
    STUDY_VISIT = "study_visit", _("Study visit")


class TrainingSet(PastSet["Training"]):
    area_path = "area_id"

    def going_on(self) -> Self:
        """Those that were not called off."""
        return self.filter(cancelled_at=None)

    def as_known(self, moment: datetime) -> Self:
        """Those that were entered by that moment, and not called off by then."""
        return self.filter(Q(cancelled_at=None) | Q(cancelled_at__gt=moment), recorded_at__lte=moment)


class Training(models.Model):
    """One training, coaching or study visit for producers (พัฒนาศักยภาพผู้ผลิต ผู้ประกอบการ).

    code: area, fiscal year and number ("4015-2561-003"), as it stands on papers. area: whose training it is, a
    province down to a village. trainers: institutions and posts. budget: satang of the line budget_code, named
    budget_name; None where nobody has said. post: who answers for it. planned: how many people were to come.
    link_number: counts the sign-in links given out; only the newest works.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = CodeField(max_length=30, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=TrainingKind.choices)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    place = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    trainers = models.CharField(max_length=400, blank=True)
    budget_code = models.CharField(max_length=60, blank=True)
    budget_name = models.CharField(max_length=300, blank=True)
    budget = models.BigIntegerField(null=True, blank=True)
    work_item = models.ForeignKey(WorkItem, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    planned = models.PositiveIntegerField(null=True, blank=True)
    link_number = models.PositiveSmallIntegerField(default=0)
    sort_key = CodeField(max_length=900)
    search_text = models.CharField(max_length=900)
    recorded_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=400, blank=True)

    objects = TrainingSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="training_dates"),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0), name="training_budget_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancel_reason=""),
                name="training_cancelled_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-starts_on"], name="training_area_starts"),
            models.Index(fields=["ends_on"], name="training_ends"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def days(self) -> list[date]:
        """Each day of it."""
        return [self.starts_on + timedelta(days=n) for n in range((self.ends_on - self.starts_on).days + 1)]

    @property
    def is_over(self) -> bool:
        return self.ends_on < clock.today()
