"""What visitors ask a village before they come: a day, how many, and the village's answer."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models import Person
from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.registers.communities.models import Community, CommunityEditor

DAYS_TO_ANSWER = 2


class State(models.TextChoices):
    """new: waits for the village. off: the visitor took it back."""

    NEW = "new", _("Waits for an answer")
    WELCOME = "welcome", _("Welcome")
    SORRY = "sorry", _("Not possible")
    OFF = "off", _("Taken back by the visitor")


class VisitRequestSet(AreaQuerySet["VisitRequest"]):
    area_path = "community__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Of the actor's areas; a village's own editors read and answer what is asked of it."""
        reached = reach_q(actor, verb, self.area_path)
        if verb in {"view", "edit"} and actor.pk is not None:
            reached |= Q(
                Exists(CommunityEditor.objects.filter(user=actor.pk, community=OuterRef("community")))
            )
        return self.filter(reached)

    def new(self) -> Self:
        return self.filter(state=State.NEW)


class VisitRequest(models.Model):
    """One request of a visitor (ขอเข้าเยี่ยมชุมชน).

    id is made with the form, so that sending twice asks once. comes_on: the day. people: how many come. person: who
    asks, kept and erased with people. token_print: of the link by which the visitor reads the answer. answer: the
    village's words. by_label: who answered, as the trail says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    community = models.ForeignKey(Community, models.PROTECT, related_name="visit_requests")
    comes_on = models.DateField()
    people = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=2, default="th")
    token_print = CodeField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    answer = models.CharField(max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    by_label = models.CharField(max_length=200, blank=True)

    objects = VisitRequestSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=1), name="visit_request_of_somebody"),
            models.CheckConstraint(
                condition=Q(state=State.NEW, answered_at__isnull=True)
                | (~Q(state=State.NEW) & Q(answered_at__isnull=False)),
                name="visit_request_answered_when",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "comes_on"], name="visit_request_state"),
            models.Index(fields=["community", "-asked_at"], name="visit_request_community"),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.comes_on}"

    @property
    def due_on(self) -> date:
        """By when the village answers; never after the day itself."""
        return min(clock.local(self.asked_at).date() + timedelta(days=DAYS_TO_ANSWER), self.comes_on)

    @property
    def subject(self) -> str:
        return f"guests.visitrequest:{self.pk}"
