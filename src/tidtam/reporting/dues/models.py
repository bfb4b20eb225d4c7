"""The secret address of a person's calendar of what is owed, and who wants no mail of it."""

from django.db import models
from django.db.models import Q

from tidtam.ground.people.models import User
from tidtam.kit.fields import CodeField


class CalendarFeed(models.Model):
    """One address that a calendar programme asks by itself; a person has one, or none.

    token_print: the hash of the token, which itself is only in the address. closed_at: taken back, or replaced.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="calendar_feeds")
    token_print = CodeField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(closed_at__isnull=True), name="one_calendar_feed_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.created_at}"


class NoWeekMail(models.Model):
    """Somebody who does not want the week's mail."""

    user = models.OneToOneField(User, models.CASCADE, related_name="no_week_mail")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.since}"
