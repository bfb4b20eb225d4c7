"""How far a record stands on its way to the public, and who brought it there."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("Waiting for review")
    PUBLISHED = "published", _("Public")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Shown(models.Model):
    """What a reviewed record carries. version: counts the changes of its content, so that two people's do not meet
    silently. changed_by: key of the account that changed the content last, "" for tidtam itself; nobody reviews
    what he wrote. The labels say post and name as the trail does.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=64, blank=True)
    changed_label = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_label = models.CharField(max_length=200, blank=True)
    review_note = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED


def rules(name: str) -> list[models.CheckConstraint]:
    """What the database refuses of every reviewed record."""
    return [
        models.CheckConstraint(
            condition=Q(draft_of__isnull=True) | Q(state__in=[State.DRAFT, State.REVIEW]),
            name=f"{name}_draft_is_not_public",
        ),
        models.CheckConstraint(
            condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
            name=f"{name}_published_on_a_day",
        ),
        models.CheckConstraint(
            condition=~Q(state=State.WITHDRAWN) | ~Q(withdrawn_reason=""),
            name=f"{name}_withdrawn_with_reason",
        ),
    ]
