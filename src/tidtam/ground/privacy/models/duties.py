"""What the law asks the office to keep count of: requests, how long data are kept, breaches."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models.people import Person
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField

REPORT_WITHIN = timedelta(hours=72)


class RequestKind(models.TextChoices):
    """What a person may ask for (PDPA s.30-36)."""

    COPY = "copy", _("To see or get a copy")
    CORRECT = "correct", _("To correct")
    ERASE = "erase", _("To erase")
    RESTRICT = "restrict", _("To suspend the use")
    OBJECT = "object", _("To object")


class RequestSet(AreaQuerySet["Request"]):
    area_path = "area"

    def readable(self, actor: Actor) -> Self:
        """Those of the areas whose people the actor looks after."""
        return self.filter(reach_q(actor, "edit", "area") | reach_q(actor, "reveal", "area"))


class Request(models.Model):
    """What a person asked of the office about their own data; to be answered within thirty days.

    person: None where nobody was found under that name. note: what was asked, in the office's words; emptied
    with an erasure, and so is the outcome.
    """

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="requests")
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    area = CodeField(max_length=12, blank=True)
    received_on = models.DateField()
    due_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)
    done_on = models.DateField(null=True, blank=True)
    granted = models.BooleanField(null=True, blank=True)
    outcome = models.CharField(max_length=400, blank=True)
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    objects = RequestSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on")), name="request_due_after_received"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, granted__isnull=True)
                | Q(done_on__isnull=False, granted__isnull=False, done_on__gte=F("received_on")),
                name="request_done_whole",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="request_open", condition=Q(done_on__isnull=True))]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_on}"


class RetentionRule(models.Model):
    """How long data are kept after what; data, so that an office sets its own.

    end: the code of the moment from which the months count (`kit.personal.End`). automatic: the nightly job
    erases; else it becomes a due of the officers.
    """

    code = CodeField(max_length=40, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    end = models.CharField(max_length=60)
    months = models.PositiveSmallIntegerField()
    automatic = models.BooleanField(default=False)
    basis_th = models.CharField(max_length=300, blank=True)
    basis_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.CheckConstraint(condition=Q(months__range=(1, 600)), name="retention_months")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th

    @property
    def basis(self) -> str:
        return self.basis_en if get_language() == "en" else self.basis_th


class Contact(models.Model):
    """Whom people of an area ask about their data: the line that every purpose notice ends with (PDPA s.23 (6))."""

    area = CodeField(max_length=12, primary_key=True)
    office_th = models.CharField(max_length=200)
    office_en = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = CodeField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.office_en if get_language() == "en" and self.office_en else self.office_th


class Risk(models.TextChoices):
    """How a breach threatens the people whose data they are; it decides who must be told (PDPA s.37 (4))."""

    UNKNOWN = "unknown", _("Not judged yet")
    NONE = "none", _("No risk to anybody")
    SOME = "some", _("Risk: the PDPC must be told")
    HIGH = "high", _("High risk: the people must be told too")


class BreachSet(AreaQuerySet["Breach"]):
    area_path = "area"


class Breach(models.Model):
    """Personal data that leaked, were lost or were changed; reported to the PDPC within 72 hours of being noticed.

    area: whose office looks after it. what, kinds, steps: in words, without naming anybody. people_count: how
    many people it may concern, None while unknown. late_reason: why the report came after its 72 hours.
    told_at: when the people concerned were told.
    """

    area = CodeField(max_length=12, blank=True)
    noticed_at = models.DateTimeField()
    happened_at = models.DateTimeField(null=True, blank=True)
    what = models.CharField(max_length=1000)
    kinds = models.CharField(max_length=300)
    people_count = models.PositiveIntegerField(null=True, blank=True)
    risk = models.CharField(max_length=10, choices=Risk.choices, default=Risk.UNKNOWN)
    steps = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    late_reason = models.CharField(max_length=400, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    objects = BreachSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | Q(reported_at__gte=F("noticed_at")),
                name="breach_reported_after_noticed",
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True) | Q(told_at__gte=F("noticed_at")),
                name="breach_told_after_noticed",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True)
                | Q(risk="none")
                | Q(risk="some", reported_at__isnull=False)
                | Q(risk="high", reported_at__isnull=False, told_at__isnull=False),
                name="breach_closed_when_told",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def report_by(self) -> datetime:
        """The instant by which the PDPC must know."""
        return self.noticed_at + REPORT_WITHIN
