"""One product looked at under one version, by several assessors, and what the committee made of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import AreaQuerySet
from tidtam.registers.marks.models.schemes import Level, Version
from tidtam.registers.producers.models import Product


class AssessmentState(models.TextChoices):
    OPEN = "open", _("Being assessed")
    DECIDED = "decided", _("Decision recorded")
    CANCELLED = "cancelled", _("Called off")


class AssessmentSet(AreaQuerySet["Assessment"]):
    area_path = "product__producer__area_id"


class Assessment(models.Model):
    """A product under a version. Once decided, the result stands here and is never computed again.

    due_on: by when the sheets are wanted. computed: whether the scheme's rules came to a result, whose level is
    computed_level (null: no level) and score (hundredths, null without points). level: what the committee decided,
    null for none; another than computed needs a reason. body, meeting: the committee and its reference ("1/2561").
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="assessments")
    version = models.ForeignKey(Version, models.PROTECT, related_name="assessments")
    state = models.CharField(max_length=10, choices=AssessmentState.choices, default=AssessmentState.OPEN)
    opened_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    computed = models.BooleanField(default=False)
    computed_level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="+")
    score = models.PositiveIntegerField(null=True, blank=True)
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="assessments")
    decided_on = models.DateField(null=True, blank=True)
    body = models.CharField(max_length=200, blank=True)
    meeting = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.CharField(max_length=200, blank=True)

    objects = AssessmentSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "version"], condition=Q(state="open"), name="assessment_open_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="decided")
                | (Q(decided_on__isnull=False) & Q(recorded_at__isnull=False) & ~Q(body="")),
                name="assessment_decided_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided", computed=True)
                | Q(level__isnull=False, computed_level__isnull=False, level=F("computed_level"))
                | Q(level__isnull=True, computed_level__isnull=True)
                | ~Q(reason=""),
                name="assessment_differs_by_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "opened_on"], name="assessment_state_opened")]

    def __str__(self) -> str:
        return f"{self.product_id} {self.version_id} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == AssessmentState.OPEN


class Sheet(models.Model):
    """One assessor's answers, kept as a draft until handed in.

    answers: points in hundredths by section or sub-item, or the chosen sub-item by aspect. paper_of: the post of
    whoever filled it in on paper, when the account only typed it.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="sheets")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assessor_label = models.CharField(max_length=200)
    paper_of = models.CharField(max_length=200, blank=True)
    answers = models.JSONField(default=dict)
    remarks = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["assessment", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "assessor", "paper_of"], name="sheet_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.assessor_id}"

    @property
    def label(self) -> str:
        """Whose judgement it is."""
        return self.paper_of or self.assessor_label

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None
