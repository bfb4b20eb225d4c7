"""Targets: which work where, how much of it, for how much money, from when until when, and who answers for it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.work.plan.models.budget import BudgetNode
from tidtam.work.plan.models.programme import WorkItem


class WorkStep(models.IntegerChoices):
    """How far a work has come, as its doer reports it."""

    PLANNED = 1, _("In the plan")
    PROCURED = 2, _("Work procured")
    UNDER_WAY = 3, _("Under way")
    DELIVERED = 4, _("Work delivered")
    ACCEPTED = 5, _("Work accepted")
    IN_USE = 6, _("Brought into use")


#: Of a whole work, how many per cent a step stands for; between "under way" and "delivered" the quantity counts.
SHARES = {1: 0, 2: 20, 3: 40, 4: 80, 5: 90, 6: 100}


class WorkTargetSet(AreaQuerySet["Target"]):
    """Opened by the grant's areas, and by the post that answers for it.

    report: the responsible post, or edit in the area on its behalf. All else by the grant alone.
    """

    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        if verb not in ("view", "report"):
            return super().open_to(actor, verb)
        rows = reach_q(actor, "edit" if verb == "report" else verb)
        posts = actor.current_posts if isinstance(actor, User) else frozenset()
        return self.filter(rows | Q(responsible_id__in=posts))

    def kept(self) -> Self:
        """All that was not dropped."""
        return self.filter(dropped_on=None)

    def unfinished(self) -> Self:
        return self.filter(dropped_on=None, done_on=None)


#: What "done" means, whoever writes: accepted, the whole quantity, the pictures and the confirmations of its kind. Of
#: pictures whose place nobody can check as many do, but then one more has to confirm.
PROVED = Q(step__gte=WorkStep.ACCEPTED, reached__gte=F("quantity"), sent_back=False) & (
    Q(photos_near__gte=F("needs_photos"), confirmers__gte=F("needs_confirmers"))
    | Q(photos_all__gte=F("needs_photos"), confirmers__gte=F("needs_confirmers") + 1)
)


class Target(models.Model):
    """One work item in one area: in a village, once in a district, once in a province, by the item's level.

    quantity: of the item's unit. money: satang, of the budget line `node`. responsible: the post that answers for it.
    contractor: who carries it out for the office, as named on paper. needs_…: what proves it, as the work item asked
    when the target was made. share: per cent of the work, as last reported. step, reached, sent_back, photos_…,
    confirmers: what the reports and confirmations come to; spent: satang paid for it. done_on: the day on which the
    last proof came; the database refuses it without.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(WorkItem, models.PROTECT, related_name="targets")
    area = models.ForeignKey(Area, models.PROTECT, related_name="work_targets")
    quantity = models.PositiveIntegerField()
    node = models.ForeignKey(BudgetNode, models.PROTECT, null=True, blank=True, related_name="targets")
    money = models.BigIntegerField(default=0)
    starts_on = models.DateField()
    due_on = models.DateField()
    responsible = models.ForeignKey(Post, models.PROTECT, related_name="targets")
    contractor = models.CharField(max_length=200, blank=True)
    needs_photos = models.PositiveSmallIntegerField()
    needs_place = models.BooleanField()
    needs_confirmers = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField(choices=WorkStep.choices, default=WorkStep.PLANNED)
    reached = models.PositiveIntegerField(default=0)
    share = models.PositiveSmallIntegerField(default=0)
    sent_back = models.BooleanField(default=False)
    photos_near = models.PositiveSmallIntegerField(default=0)
    photos_all = models.PositiveSmallIntegerField(default=0)
    confirmers = models.PositiveSmallIntegerField(default=0)
    spent = models.BigIntegerField(default=0)
    reported_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    objects = WorkTargetSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "area"], condition=Q(dropped_on=None), name="target_once_per_area"
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="target_quantity"),
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="target_days_in_order"),
            models.CheckConstraint(
                condition=Q(money=0) | Q(money__gt=0, node__isnull=False), name="target_money_of_a_line"
            ),
            models.CheckConstraint(condition=Q(spent__gte=0), name="target_spent"),
            models.CheckConstraint(condition=Q(done_on=None) | PROVED, name="target_done_is_proved"),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(dropped_on=None), name="target_done_or_dropped"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "item"], name="target_area_item"),
            models.Index(fields=["item", "done_on", "due_on"], name="target_item_due"),
            models.Index(fields=["responsible", "due_on"], name="target_post_due"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.area_id}"

    @property
    def is_closed(self) -> bool:
        return self.done_on is not None or self.dropped_on is not None

    @property
    def uncheckable(self) -> bool:
        """Whether one more has to confirm, because the place of the pictures cannot be checked."""
        return self.needs_photos > self.photos_near

    @property
    def confirmers_asked(self) -> int:
        """How many have to confirm, as the pictures stand."""
        weak = self.uncheckable and self.photos_all >= self.needs_photos
        return self.needs_confirmers + 1 if weak else self.needs_confirmers


class TargetRevision(models.Model):
    """What a target asked from a moment on; appended, never changed. number: 1 is as it was made."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    quantity = models.PositiveIntegerField()
    node = models.ForeignKey(BudgetNode, models.PROTECT, null=True, blank=True, related_name="+")
    money = models.BigIntegerField()
    starts_on = models.DateField()
    due_on = models.DateField()
    responsible = models.ForeignKey(Post, models.PROTECT, related_name="+")
    contractor = models.CharField(max_length=200, blank=True)
    dropped = models.BooleanField(default=False)
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["target", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1) & ~Q(reason=""), name="revision_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.number}"
