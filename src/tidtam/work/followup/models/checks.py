"""What a visit is asked to look at, item by item, and what it answered."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from tidtam.ground.areas.past import past_q
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.work.followup.models.chain import Answer, Severity, Visit
from tidtam.work.plan.models import Programme


class ChecklistSet(models.QuerySet["Checklist"]):
    def usual_on(self, province: str, day: date) -> Self:
        """Those that a plain visit in the province answers, the newest first."""
        return self.filter(province=province, usual=True, starts_on__lte=day).order_by("-starts_on", "-pk")


class Checklist(models.Model):
    """The items that visits of a province answer (แบบตรวจ); never changed once it is made, a newer one takes over.

    usual: for every visit from its first day on; otherwise only for the rounds that name it.
    """

    province = CodeField(max_length=2)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    usual = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    objects = ChecklistSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "name", "starts_on"], name="checklist_once"),
        ]

    def __str__(self) -> str:
        return self.name


class CheckItem(models.Model):
    """One question of a checklist. What is not in order becomes a matter of this severity, due so many days after the
    visit, done by this post: its code, in which {district} stands for the village's district.
    """

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    severity = models.CharField(max_length=10, choices=Severity.choices, default=Severity.MODERATE)
    due_days = models.PositiveSmallIntegerField(default=30)
    doer = CodeField(max_length=60, default="cdd-{district}")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "order"], name="check_item_order_once"),
            models.CheckConstraint(
                condition=Q(due_days__range=(1, 365)), name="check_item_due_within_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """As it stands in the names of a form's fields."""
        return str(self.pk)


class ItemAnswerSet(AreaQuerySet["ItemAnswer"]):
    """Read by whoever reads the area's visits."""

    area_path = "visit__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        if verb == "view":
            return self.filter(visit__in=Visit.objects.open_to(actor, verb).values("pk"))
        return self.filter(past_q(actor, verb, self.area_path))

    def found(self) -> Self:
        """What is not in order: a finding."""
        return self.filter(answer=Answer.NOT_FINE)


class ItemAnswer(models.Model):
    """What one visit answered to one item; "not in order" is a finding, which a matter may come of."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="item_answers")
    item = models.ForeignKey(CheckItem, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=12, choices=Answer.choices)
    note = models.CharField(max_length=400, blank=True)

    objects = ItemAnswerSet.as_manager()

    class Meta:
        ordering = ["item__order"]
        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="item_answered_once")]
        indexes = [models.Index(fields=["answer"], name="item_answer_answer")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.item_id} {self.answer}"
