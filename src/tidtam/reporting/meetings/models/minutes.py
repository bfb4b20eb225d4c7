"""Minutes (รายงานการประชุม): drafted from what was recorded, given round, approved, then frozen."""

from django.db import models
from django.db.models import Q

from tidtam.ground.files.models import File
from tidtam.reporting.meetings.models.meetings import Meeting


class Minutes(models.Model):
    """The minutes of one meeting. recorder, checker: who wrote and who checked them, as signed on paper.

    circulated_on, object_until: given round to the members (แจ้งเวียน) with days to object. Approved either by
    a later meeting (approved_in) or by circulation (none); then inputs and bytes stand for good.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    recorder_th = models.CharField(max_length=300, blank=True)
    checker_th = models.CharField(max_length=300, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=200)
    circulated_on = models.DateField(null=True, blank=True)
    object_until = models.DateField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_in = models.ForeignKey(Meeting, models.PROTECT, related_name="+", null=True, blank=True)
    inputs = models.JSONField(null=True, blank=True)
    pdf = models.ForeignKey(File, models.PROTECT, related_name="+", null=True, blank=True)
    docx = models.ForeignKey(File, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(circulated_on__isnull=True, object_until__isnull=True)
                | Q(object_until__gt=models.F("circulated_on")),
                name="minutes_days_to_object",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, pdf__isnull=True)
                | Q(approved_at__isnull=False, pdf__isnull=False, docx__isnull=False, inputs__isnull=False),
                name="minutes_approved_are_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}"

    @property
    def is_frozen(self) -> bool:
        return self.approved_at is not None


class Objection(models.Model):
    """What a member asks to be put right in minutes that were given round; answered by the secretary in words."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="objections")
    text_th = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)
    post_th = models.CharField(max_length=200, blank=True)
    answer_th = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["raised_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer_th=""), name="objection_answer_said"
            )
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.raised_by}"
