"""A round of follow-up: which villages are to be seen, by when, with which checklist (รอบการติดตาม)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit.access import AreaQuerySet, reach_q, within
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.work.followup.models.assignments import Assignment
from tidtam.work.followup.models.chain import Visit, posts_of
from tidtam.work.followup.models.checks import Checklist
from tidtam.work.plan.models import Programme


class RoundSet(models.QuerySet["Round"]):
    def open_to(self, actor: Actor, verb: str, today: date) -> Self:
        """Those with a village that the reader may look at."""
        return self.filter(pk__in=RoundVillage.objects.open_to_on(actor, verb, today).values("round_id"))

    def running(self, today: date) -> Self:
        """Begun and not closed; one that is late runs on until it is closed."""
        return self.filter(starts_on__lte=today, closed_on__isnull=True)


class Round(models.Model):
    """Villages to be seen from one day to another, by whoever follows them up; late ones stay owed until it is closed.

    checklist: its own, which its visits answer instead of the usual one; without it any visit counts.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    province = CodeField(max_length=2)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    checklist = models.ForeignKey(Checklist, models.PROTECT, null=True, blank=True, related_name="rounds")
    starts_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closing_note = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_by_label = models.CharField(max_length=200)

    objects = RoundSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "name"], name="visit_round_name_once"),
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="visit_round_dates"),
        ]

    def __str__(self) -> str:
        return self.name


ANSWERS_IT = Q(item_answers__item__checklist=OuterRef("round__checklist_id"))


def _there() -> models.QuerySet[Visit]:
    """The visits to a round's village from its first day until it is closed."""
    closed = Coalesce(OuterRef("round__closed_on"), Value(date.max), output_field=DateField())
    return Visit.objects.filter(
        area=OuterRef("area_id"),
        visited_at__date__gte=OuterRef("round__starts_on"),
        visited_at__date__lte=closed,
    ).order_by()


class RoundVillageSet(AreaQuerySet["RoundVillage"]):
    def open_to_on(self, actor: Actor, verb: str, today: date) -> Self:
        """view: the grant's areas, and those that a post held today is assigned to. All else by the grant alone."""
        rows = reach_q(actor, verb)
        if verb == "view":
            mine = Assignment.objects.on(today).filter(post_id__in=posts_of(actor))
            for code in mine.values_list("area_id", flat=True):
                rows |= within(code, "area_id")
        return self.filter(rows)

    def kept(self) -> Self:
        """Without those that were taken out."""
        return self.filter(left_at__isnull=True)

    def with_visit(self) -> Self:
        """seen_by: the first visit that counts for the round, seen_at its moment; None where there is none yet.

        From the first day of the round until it is closed; where the round has a checklist of its own, one that
        answered an item of it.
        """
        there = _there().order_by("visited_at", "pk")
        answered = there.filter(ANSWERS_IT)
        first = {
            name: Case(
                When(round__checklist__isnull=True, then=Subquery(there.values(field)[:1])),
                default=Subquery(answered.values(field)[:1]),
            )
            for name, field in (("seen_by", "pk"), ("seen_at", "visited_at"))
        }
        return self.annotate(**first)

    def unseen(self) -> Self:
        """What no visit has counted for yet."""
        seen = Exists(_there())
        answered = Exists(_there().filter(ANSWERS_IT))
        return self.filter(
            Q(~seen, round__checklist__isnull=True) | Q(~answered, round__checklist__isnull=False)
        )


class RoundVillage(models.Model):
    """One village of a round. left_at: taken out again, with its reason; whoever saw it did not see it in vain."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="villages")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_reason = models.CharField(max_length=400, blank=True)

    objects = RoundVillageSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "area"], name="visit_round_village_once"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | ~Q(left_reason=""), name="visit_round_left_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["area"], name="visit_round_area")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.area_id}"
